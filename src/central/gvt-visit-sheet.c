/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-csv.h"

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

/* A heading may stand with "_" or "-" for its blanks, and in any case. */
static const struct
{
  const char *member; /* of the plan */
  const char *english;
  const char *indonesian;
  Form form;
  gboolean is_needed;
} columns[] = {
  { "key", "code", "kode", FORM_KEY, FALSE },
  { "name", "name", "nama", FORM_TEXT, TRUE },
  { "place", "place", "kode wilayah", FORM_TEXT, TRUE },
  { "date", "date", "tanggal", FORM_TEXT, TRUE },
  { "expected", "expected", "perkiraan peserta", FORM_NUMBER, FALSE },
  { "women", "women", "perempuan", FORM_NUMBER, FALSE },
  { "classes", "classes", "jumlah kelas", FORM_NUMBER, FALSE },
  { "class_names", "class names", "nama kelas", FORM_NAMES, FALSE },
  { "segment", "segment", "segmen", FORM_TEXT, FALSE },
  { "order_number", "order number", "nomor surat tugas", FORM_TEXT, FALSE },
  { "order_date", "order date", "tanggal surat tugas", FORM_TEXT, FALSE },
  { "letterhead", "letterhead", "kop surat", FORM_LINES, FALSE },
  { "contact_name", "contact name", "nama narahubung", FORM_TEXT, FALSE },
  { "contact_phone", "contact phone", "telepon narahubung", FORM_TEXT, FALSE },
  { "facilitators", "facilitators", "fasilitator", FORM_CODES, FALSE },
  { "villages", "villages", "desa daftar pemilih", FORM_CODES, FALSE },
  { "modules", "modules", "modul", FORM_MODULES, FALSE },
  { "steps", "steps", "langkah", FORM_CODES, FALSE },
  { "laptops", "laptops", "laptop", FORM_LAPTOPS, FALSE },
  { "names_until", "names until", "nama dihapus", FORM_TEXT, FALSE },
  { "names_travel", "names travel", "nama ke pusat", FORM_YES, FALSE },
};

#define N_COLUMNS G_N_ELEMENTS (columns)
#define NOWHERE   G_MAXUINT

typedef struct
{
  GPtrArray *lines;
  guint n_headings;
  guint at[N_COLUMNS]; /* in which column of the file each stands */
  GHashTable *keys;    /* key -> line + 1 */
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
    g_string_append_printf (all, "%s%s / %s", i > 0 ? "\n" : "", columns[i].indonesian,
                            columns[i].english);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static gboolean
is_heading (const char *heading, guint column)
{
  return g_ascii_strcasecmp (heading, columns[column].english) == 0
         || g_ascii_strcasecmp (heading, columns[column].indonesian) == 0;
}

static void
take_heading (Reader *self, const GvtSheetRow *row, guint at)
{
  g_autofree char *heading = g_strstrip (
      g_strdelimit (g_strdup (gvt_sheet_row_get (row, at)), "_-", ' '));

  if (*heading == '\0')
    return;
  for (guint i = 0; i < N_COLUMNS; i++)
    if (is_heading (heading, i))
      {
        if (self->at[i] != NOWHERE)
          gvt_sheet_faults_add_cell (self->faults, row->line, _ ("a heading"), heading,
                                     _ ("it stands there twice"));
        self->at[i] = at;
        return;
      }
  gvt_sheet_faults_add_cell (self->faults, row->line, _ ("a heading"), heading,
                             _ ("no column of a visit is called so: see visits import --help"));
}

static void
take_headings (gpointer reader, const GvtSheetRow *row)
{
  Reader *self = reader;

  self->n_headings = row->cells->len;
  for (guint i = 0; i < row->cells->len; i++)
    take_heading (self, row, i);
  for (guint i = 0; i < N_COLUMNS; i++)
    if (columns[i].is_needed && self->at[i] == NOWHERE)
      {
        g_autofree char *fault = g_strdup_printf (_ ("the column “%s” is missing"),
                                                  columns[i].indonesian);

        gvt_sheet_faults_add (self->faults, row->line, fault);
      }
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
      g_autofree char *cell = self->at[i] != NOWHERE
                                  ? g_strstrip (g_strdup (gvt_sheet_row_get (row, self->at[i])))
                                  : NULL;

      if (cell == NULL || *cell == '\0' || put_cell (object, line, i, cell))
        continue;
      gvt_sheet_faults_add_cell (self->faults, row->line, columns[i].indonesian, cell,
                                 describe_form (columns[i].form));
      return NULL;
    }
  return g_steal_pointer (&object);
}

/* "X-1|X-2, IPA" without quotation marks is two cells: half a name must not pass for one. */
static gboolean
check_width (Reader *self, const GvtSheetRow *row)
{
  for (guint i = self->n_headings; i < row->cells->len; i++)
    if (*gvt_sheet_row_get (row, i) != '\0')
      {
        gvt_sheet_faults_add (self->faults, row->line,
                              _ ("it has more cells than there are headings: a cell with a comma "
                                 "in it stands in quotation marks"));
        return FALSE;
      }
  return TRUE;
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
  object = check_width (self, row) ? read_cells (self, row, line) : NULL;
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
  Reader reader = { .lines = lines, .keys = keys, .faults = faults };

  for (guint i = 0; i < N_COLUMNS; i++)
    reader.at[i] = NOWHERE;
  gvt_sheet_take_rows (rows, take_headings, take_row, &reader, faults);
  return g_steal_pointer (&lines);
}
