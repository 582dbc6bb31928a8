/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-worklist.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-row-code.h"
#include "gvt-worklist-key.h"
#include "gvt-worklist-kinds.h"

struct _GvtWorklist
{
  GObject parent_instance;

  GvtId id;
  GvtId visit;
  char *code;
  char *title;
  char *place;
  GPtrArray *rows; /* GvtWorklistRow */
  GvtId last_act;
  gboolean has_act;
};

G_DEFINE_FINAL_TYPE (GvtWorklist, gvt_worklist, G_TYPE_OBJECT)

static void
row_free (GvtWorklistRow *row)
{
  g_free (row->code);
  g_free (row->outcome);
  g_free (row->tms_scheme);
  g_free (row->tms_code);
  g_clear_object (&row->hit);
  g_free (row->address);
  g_free (row->rt);
  g_free (row->rw);
  g_free (row);
}

static void
gvt_worklist_finalize (GObject *object)
{
  GvtWorklist *self = GVT_WORKLIST (object);

  g_free (self->code);
  g_free (self->title);
  g_free (self->place);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (gvt_worklist_parent_class)->finalize (object);
}

static void
gvt_worklist_class_init (GvtWorklistClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_worklist_finalize;
}

static void
gvt_worklist_init (GvtWorklist *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
}

static gboolean
read_rows (GvtWorklist *self, JsonObject *body, GError **error)
{
  const char *hex = gvt_json_get_text (body, "rows", error);
  gsize length = hex != NULL ? strlen (hex) / 2 : 0;
  g_autofree guint8 *keys = NULL;

  if (hex == NULL)
    return FALSE;
  keys = g_malloc (length + 1);
  if (!gvt_json_get_hex (body, "rows", keys, length, error))
    return FALSE;

  for (gsize i = 0; i + GVT_WORKLIST_KEY_SIZE <= length; i += GVT_WORKLIST_KEY_SIZE)
    {
      GvtWorklistRow *row = g_new0 (GvtWorklistRow, 1);

      row->number = self->rows->len + 1;
      row->code = gvt_row_code_new (self->code, row->number);
      memcpy (row->key, keys + i, GVT_WORKLIST_KEY_SIZE);
      g_ptr_array_add (self->rows, row);
    }
  return TRUE;
}

GvtWorklist *
gvt_worklist_new_from_event (const GvtEvent *taken, GError **error)
{
  g_autoptr (GvtWorklist) self = g_object_new (GVT_TYPE_WORKLIST, NULL);
  g_autoptr (JsonObject) body = gvt_event_parse_body (taken, error);

  if (body == NULL || !gvt_json_get_id (body, "worklist", &self->id, error)
      || !gvt_json_get_id (body, "visit", &self->visit, error))
    return NULL;
  self->code = g_strdup (gvt_json_text_or (body, "code", ""));
  self->title = g_strdup (gvt_json_text_or (body, "title", ""));
  self->place = g_strdup (taken->header.place);
  return read_rows (self, body, error) ? g_steal_pointer (&self) : NULL;
}

static void
set_outcome (GvtWorklistRow *row, const char *outcome, JsonObject *body)
{
  g_free (row->outcome);
  g_free (row->tms_scheme);
  g_free (row->tms_code);
  row->outcome = g_strdup (outcome);
  row->tms_scheme = g_strdup (gvt_json_text_or (body, "scheme", NULL));
  row->tms_code = g_strdup (gvt_json_text_or (body, "code", NULL));
}

gboolean
gvt_worklist_apply_mark (GvtWorklist *self, JsonObject *body, GError **error)
{
  const char *outcome = gvt_json_get_text (body, "outcome", error);
  GvtWorklistRow *row;
  gint64 number;

  if (outcome == NULL || !gvt_json_get_int (body, "row", &number, error)
      || !gvt_json_get_id (body, "act", &self->last_act, error))
    return FALSE;
  self->has_act = TRUE;
  row = gvt_worklist_get_row (self, (guint) CLAMP (number, 0, G_MAXINT));
  if (row == NULL)
    return TRUE; /* of no row that this laptop has */

  if (g_str_equal (outcome, GVT_OUTCOME_NEW))
    row->n_new++;
  else
    set_outcome (row, outcome, body);
  row->n_not_met += g_str_equal (outcome, GVT_OUTCOME_NOT_MET);
  return TRUE;
}

void
gvt_worklist_carry_people (GvtWorklist *self, GvtWorklist *opened)
{
  for (guint i = 1; i <= self->rows->len; i++)
    {
      GvtWorklistRow *row = gvt_worklist_get_row (self, i);
      const GvtWorklistRow *before = gvt_worklist_get_row (opened, i);

      if (before == NULL || before->hit == NULL)
        continue;
      g_set_object (&row->hit, before->hit);
      row->household = before->household;
      g_free (row->address);
      g_free (row->rt);
      g_free (row->rw);
      row->address = g_strdup (before->address);
      row->rt = g_strdup (before->rt);
      row->rw = g_strdup (before->rw);
    }
}

const GvtId *
gvt_worklist_get_id (GvtWorklist *self)
{
  return &self->id;
}

const GvtId *
gvt_worklist_get_visit (GvtWorklist *self)
{
  return &self->visit;
}

const char *
gvt_worklist_get_code (GvtWorklist *self)
{
  return self->code;
}

const char *
gvt_worklist_get_title (GvtWorklist *self)
{
  return self->title;
}

const char *
gvt_worklist_get_place (GvtWorklist *self)
{
  return self->place;
}

guint
gvt_worklist_get_n_rows (GvtWorklist *self)
{
  return self->rows->len;
}

GvtWorklistRow *
gvt_worklist_get_row (GvtWorklist *self, guint number)
{
  return number >= 1 && number <= self->rows->len ? self->rows->pdata[number - 1] : NULL;
}

gboolean
gvt_worklist_get_last_act (GvtWorklist *self, GvtId *act)
{
  *act = self->last_act;
  return self->has_act;
}

void
gvt_worklist_get_progress (GvtWorklist *self, GvtWorklistProgress *progress)
{
  *progress = (GvtWorklistProgress){ .n_rows = self->rows->len };
  for (guint i = 0; i < self->rows->len; i++)
    {
      const GvtWorklistRow *row = self->rows->pdata[i];

      progress->n_new += row->n_new;
      progress->n_open += row->outcome == NULL;
      progress->n_fits += g_strcmp0 (row->outcome, GVT_OUTCOME_FITS) == 0;
      progress->n_changed += g_strcmp0 (row->outcome, GVT_OUTCOME_CHANGED) == 0;
      progress->n_tms += g_strcmp0 (row->outcome, GVT_OUTCOME_TMS) == 0;
      progress->n_not_met += g_strcmp0 (row->outcome, GVT_OUTCOME_NOT_MET) == 0;
      progress->n_refuses += g_strcmp0 (row->outcome, GVT_OUTCOME_REFUSES) == 0;
    }
}

char *
gvt_worklist_describe_progress (GvtWorklist *self)
{
  GvtWorklistProgress p;

  gvt_worklist_get_progress (self, &p);
  return g_strdup_printf (_ ("%u of %u done: %u fit, %u changed, %u do not qualify, %u refuse; %u "
                             "not met, %u to go; %u new"),
                          p.n_rows - p.n_open - p.n_not_met, p.n_rows, p.n_fits, p.n_changed,
                          p.n_tms, p.n_refuses, p.n_not_met, p.n_open, p.n_new);
}

char *
gvt_worklist_row_words (const GvtWorklistRow *row)
{
  if (row->outcome == NULL)
    return g_strdup ("");
  if (g_str_equal (row->outcome, GVT_OUTCOME_FITS))
    return g_strdup (_ ("√ fits"));
  if (g_str_equal (row->outcome, GVT_OUTCOME_CHANGED))
    return g_strdup (_ ("U data changed"));
  if (g_str_equal (row->outcome, GVT_OUTCOME_TMS))
    return g_strdup_printf (_ ("TMS %s (%s)"), row->tms_code, row->tms_scheme);
  if (g_str_equal (row->outcome, GVT_OUTCOME_NOT_MET))
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "not met (%u try)", "not met (%u tries)", row->n_not_met),
        row->n_not_met);
  return g_strdup (g_str_equal (row->outcome, GVT_OUTCOME_REFUSES) ? _ ("refuses") : row->outcome);
}

static JsonObject *
progress_to_json (GvtWorklist *self)
{
  JsonObject *object = json_object_new ();
  GvtWorklistProgress p;

  gvt_worklist_get_progress (self, &p);
  json_object_set_int_member (object, "rows", p.n_rows);
  json_object_set_int_member (object, "done", p.n_rows - p.n_open - p.n_not_met);
  json_object_set_int_member (object, "fits", p.n_fits);
  json_object_set_int_member (object, "changed", p.n_changed);
  json_object_set_int_member (object, "tms", p.n_tms);
  json_object_set_int_member (object, "not_met", p.n_not_met);
  json_object_set_int_member (object, "refuses", p.n_refuses);
  json_object_set_int_member (object, "new", p.n_new);
  json_object_set_int_member (object, "open", p.n_open);
  return object;
}

JsonObject *
gvt_worklist_to_json (GvtWorklist *self)
{
  JsonObject *object = json_object_new ();

  gvt_json_set_id (object, "id", &self->id);
  gvt_json_set_id (object, "visit", &self->visit);
  json_object_set_string_member (object, "code", self->code);
  json_object_set_string_member (object, "title", self->title);
  json_object_set_string_member (object, "place_code", self->place);
  json_object_set_object_member (object, "progress", progress_to_json (self));
  return object;
}

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

JsonObject *
gvt_worklist_row_to_json (const GvtWorklistRow *row)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "row", row->number);
  json_object_set_string_member (object, "code", row->code);
  set_text (object, "outcome", row->outcome);
  set_text (object, "tms_scheme", row->tms_scheme);
  set_text (object, "tms_code", row->tms_code);
  json_object_set_int_member (object, "tries", row->n_not_met);
  json_object_set_int_member (object, "new", row->n_new);
  if (row->hit == NULL)
    return object;

  json_object_set_int_member (object, "household", row->household);
  set_text (object, "address", row->address);
  set_text (object, "rt", row->rt);
  set_text (object, "rw", row->rw);
  json_object_set_object_member (object, "voter", gvt_voter_hit_to_json (row->hit));
  return object;
}
