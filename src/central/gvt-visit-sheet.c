/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-csv.h"
#include "gvt-sheet-columns.h"

/* How a cell becomes a member of the plan. */
typedef enum
{
  FORM_KEY,
  FORM_TEXT,
  FORM_LINES, /* "|" parts them */
  FORM_NAMES, /* the same, each a name */
  FORM_NUMBER,
  FORM_CODES,   /* blanks or commas part them */
  FORM_MODULES, /* the same, "module" or "module:minutes" */
  FORM_LAPTOPS,
  FORM_YES, /* "ya" or "tidak" */
} Form;

static const struct
{
  const char *member; /* of the plan */
  GvtSheetColumn heading;
  Form form;
} columns[] = {
  { "key", { "code", "kode", FALSE }, FORM_KEY },
  { "name", { "name", "nama", TRUE }, FORM_TEXT },
  { "place", { "place", "kode wilayah", TRUE }, FORM_TEXT },
  { "date", { "date", "tanggal", TRUE }, FORM_TEXT },
  { "expected", { "expected", "perkiraan peserta", FALSE }, FORM_NUMBER },
  { "women", { "women", "perempuan", FALSE }, FORM_NUMBER },
  { "classes", { "classes", "jumlah kelas", FALSE }, FORM_NUMBER },
  { "class_names", { "class names", "nama kelas", FALSE }, FORM_NAMES },
  { "segment", { "segment", "segmen", FALSE }, FORM_TEXT },
  { "order_number", { "order number", "nomor surat tugas", FALSE }, FORM_TEXT },
  { "order_date", { "order date", "tanggal surat tugas", FALSE }, FORM_TEXT },
  { "letterhead", { "letterhead", "kop surat", FALSE }, FORM_LINES },
  { "contact_name", { "contact name", "nama narahubung", FALSE }, FORM_TEXT },
  { "contact_phone", { "contact phone", "telepon narahubung", FALSE }, FORM_TEXT },
  { "facilitators", { "facilitators", "fasilitator", FALSE }, FORM_CODES },
  { "villages", { "villages", "desa daftar pemilih", FALSE }, FORM_CODES },
  { "modules", { "modules", "modul", FALSE }, FORM_MODULES },
  { "steps", { "steps", "langkah", FALSE }, FORM_CODES },
  { "laptops", { "laptops", "laptop", FALSE }, FORM_LAPTOPS },
  { "names_until", { "names until", "nama dihapus", FALSE }, FORM_TEXT },
  { "names_travel", { "names travel", "nama ke pusat", FALSE }, FORM_YES },
};

#define N_COLUMNS G_N_ELEMENTS (columns)

typedef struct
{
  GPtrArray *lines;
  GvtSheetColumns *columns;
  GHashTable *keys; /* key -> line + 1 */
  GvtSheetFaults *faults;
} Reader;

void
gvt_visit_line_free (GvtVisitLine *self)
{
  g_free (self->key);
  gvt_visit_plan_free (self->plan);
  g_strfreev (self->laptops);
  g_free (self);
}

char *
gvt_visit_sheet_headings (void)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < N_COLUMNS; i++)
    g_string_append_printf (all, "%s%s / %s", i > 0 ? "\n" : "", columns[i].heading.indonesian,
                            columns[i].heading.english);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static const GvtSheetColumn *
column_at (guint column)
{
  return column < N_COLUMNS ? &columns[column].heading : NULL;
}

static void
take_headings (gpointer reader, const GvtSheetRow *row)
{
  Reader *self = reader;

  gvt_sheet_columns_take_headings (self->columns, row, self->faults);
}

/* Returns: (transfer full): the parts of a cell, without empty ones */
static GStrv
cut (const char *cell)
{
  g_auto (GStrv) parts = g_strsplit_set (cell, " ,;\n\t", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

/* No "1.200": who is to say whether that was 1200 once, or 1,2? */
static gboolean
parse_number (const char *text, gint64 *value)
{
  if (*text == '\0' || strspn (text, "0123456789") != strlen (text) || strlen (text) > 9)
    return FALSE;
  *value = g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

static gboolean
put_number (JsonObject *object, guint column, const char *cell)
{
  gint64 value;

  if (!parse_number (cell, &value))
    return FALSE;
  json_object_set_int_member (object, columns[column].member, value);
  return TRUE;
}

static void
put_codes (JsonObject *object, guint column, const char *cell)
{
  g_auto (GStrv) codes = cut (cell);
  JsonArray *array = json_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    json_array_add_string_element (array, codes[i]);
  json_object_set_array_member (object, columns[column].member, array);
}

/* "X-1|X-2": a name may have blanks and commas. What is between two signs and blank is no name. */
static void
put_names (JsonObject *object, guint column, const char *cell)
{
  g_auto (GStrv) names = g_strsplit (cell, "|", -1);
  JsonArray *array = json_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    if (*g_strstrip (names[i]) != '\0')
      json_array_add_string_element (array, names[i]);
  json_object_set_array_member (object, columns[column].member, array);
}

static gboolean
put_modules (JsonObject *object, guint column, const char *cell)
{
  g_auto (GStrv) parts = cut (cell);
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      JsonObject *module = json_object_new ();
      char *minutes = strchr (parts[i], ':');
      gint64 value = 0;

      json_array_add_object_element (array, module);
      if (minutes != NULL)
        *minutes++ = '\0';
      if (minutes != NULL && !parse_number (minutes, &value))
        return FALSE;
      json_object_set_string_member (module, "module", parts[i]);
      json_object_set_int_member (module, "minutes", value);
    }
  json_object_set_array_member (object, columns[column].member, json_array_ref (array));
  return TRUE;
}

static gboolean
put_yes (JsonObject *object, guint column, const char *cell)
{
  gboolean is_yes = g_ascii_strcasecmp (cell, "ya") == 0 || g_ascii_strcasecmp (cell, "yes") == 0;

  if (!is_yes && g_ascii_strcasecmp (cell, "tidak") != 0 && g_ascii_strcasecmp (cell, "no") != 0)
    return FALSE;
  json_object_set_boolean_member (object, columns[column].member, is_yes);
  return TRUE;
}

/* Returns: whether the cell is of its column's form; what is in it the plan judges */
static gboolean
put_cell (JsonObject *object, GvtVisitLine *line, guint column, char *cell)
{
  switch (columns[column].form)
    {
    case FORM_KEY:
      line->key = g_strdup (cell);
      return TRUE;
    case FORM_LINES:
      g_strdelimit (cell, "|", '\n');
      json_object_set_string_member (object, columns[column].member, cell);
      return TRUE;
    case FORM_NAMES:
      put_names (object, column, cell);
      return TRUE;
    case FORM_TEXT:
      json_object_set_string_member (object, columns[column].member, cell);
      return TRUE;
    case FORM_NUMBER:
      return put_number (object, column, cell);
    case FORM_CODES:
      put_codes (object, column, cell);
      return TRUE;
    case FORM_MODULES:
      return put_modules (object, column, cell);
    case FORM_LAPTOPS:
      g_strfreev (line->laptops);
      line->laptops = cut (cell);
      return TRUE;
    case FORM_YES:
      return put_yes (object, column, cell);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Without a code of its own a visit is known by where, when and what it is called. */
static void
ensure_key (GvtVisitLine *line)
{
  g_autofree char *name = g_utf8_casefold (line->plan->name, -1);

  if (line->key == NULL)
    line->key = g_strdup_printf ("%s|%s|%s", line->plan->place, line->plan->date, name);
}

static void
check_key (Reader *self, GvtVisitLine *line)
{
  guint other = GPOINTER_TO_UINT (g_hash_table_lookup (self->keys, line->key));

  if (other == 0)
    {
      g_hash_table_insert (self->keys, line->key, GUINT_TO_POINTER (line->line));
      return;
    }

  g_autofree char *fault = g_strdup_printf (_ ("the same visit stands in line %u"), other);

  gvt_sheet_faults_add (self->faults, line->line, fault);
}

/* What would have been of the form. Translated */
static const char *
describe_form (Form form)
{
  switch (form)
    {
    case FORM_MODULES:
      return _ ("a module stands as code:minutes");
    case FORM_YES:
      return _ ("it is “ya” or “tidak”");
    case FORM_KEY:
    case FORM_TEXT:
    case FORM_LINES:
    case FORM_NAMES:
    case FORM_CODES:
    case FORM_LAPTOPS:
    case FORM_NUMBER:
    default:
      return _ ("a number has digits alone");
    }
}

static JsonObject *
read_cells (Reader *self, const GvtSheetRow *row, GvtVisitLine *line)
{
  g_autoptr (JsonObject) object = json_object_new ();

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *cell = gvt_sheet_columns_dup_cell (self->columns, row, i);

      if (*cell == '\0' || put_cell (object, line, i, cell))
        continue;
      gvt_sheet_faults_add_cell (self->faults, row->line, columns[i].heading.indonesian, cell,
                                 describe_form (columns[i].form));
      return NULL;
    }
  return g_steal_pointer (&object);
}

static void
take_row (gpointer reader, const GvtSheetRow *row)
{
  Reader *self = reader;
  GvtVisitLine *line = g_new0 (GvtVisitLine, 1);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GError) error = NULL;

  line->line = row->line;
  line->laptops = g_new0 (char *, 1);
  if (gvt_sheet_columns_check_width (self->columns, row, self->faults))
    object = read_cells (self, row, line);
  line->plan = object != NULL ? gvt_visit_plan_from_json (object, &error) : NULL;
  if (line->plan != NULL)
    {
      ensure_key (line);
      check_key (self, line);
      g_ptr_array_add (self->lines, line);
      return;
    }

  if (error != NULL)
    gvt_sheet_faults_add (self->faults, row->line, error->message);
  gvt_visit_line_free (line);
}

GPtrArray *
gvt_visit_sheet_read (GBytes *csv, GvtSheetFaults *faults)
{
  g_autoptr (GPtrArray) rows = gvt_csv_read (csv);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_visit_line_free);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GvtSheetColumns) found = gvt_sheet_columns_new (
      column_at, _ ("no column of a visit is called so: see visits import --help"));
  Reader reader = { .lines = lines, .columns = found, .keys = keys, .faults = faults };

  gvt_sheet_take_rows (rows, take_headings, take_row, &reader, faults);
  return g_steal_pointer (&lines);
}
