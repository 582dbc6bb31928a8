/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-signature.h"

#include <glib/gi18n-lib.h>

#include "gvt-blobs.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-report-code.h"
#include "gvt-session-views.h"
#include "gvt-text.h"

void
gvt_visit_signature_free (GvtVisitSignature *self)
{
  g_free (self->method);
  g_free (self->code);
  g_free (self->name);
  g_free (self->signed_by);
  g_clear_pointer (&self->strokes, gvt_strokes_free);
  g_free (self);
}

/* Returns: (transfer none) */
static const char *
describe_method (const GvtVisitSignature *self)
{
  if (g_str_equal (self->method, GVT_SIGNED_ON_SCREEN))
    return _ ("Signed on the screen");
  if (g_str_equal (self->method, GVT_SIGNED_BY_PEN))
    return self->has_photo ? _ ("Signed by pen on paper, with a photo of it")
                           : _ ("Signed by pen on paper, no photo yet");
  return self->has_photo ? _ ("Signed by thumbprint on paper, with a photo of it")
                         : _ ("Signed by thumbprint on paper, no photo yet");
}

char *
gvt_visit_signature_describe (const GvtVisitSignature *self, const char *code)
{
  g_autofree char *when = gvt_text_date_time (self->signed_at);
  g_autofree char *other = NULL;

  if (g_str_equal (self->code, code))
    return g_strdup_printf (_ ("%s, %s."), describe_method (self), when);
  if (*self->code == '\0')
    return g_strdup_printf (_ ("%s, %s; no check code was copied."), describe_method (self), when);
  other = gvt_report_code_group (self->code);
  return g_strdup_printf (_ ("%s, %s, for other figures: check code %s."), describe_method (self),
                          when, other);
}

typedef struct
{
  GvtJournal *journal;
  const GvtId *visit;
  GvtVisitSignature *signature; /* result */
} Reading;

/* Name and strokes stay with the event, and go with its personal part. */
static gboolean
add_personal (Reading *self, GvtDb *db, GError **error)
{
  GvtVisitSignature *signature = self->signature;
  g_autoptr (GvtEvent) event = gvt_journal_event (self->journal, db, &signature->event, error);
  g_autoptr (JsonObject) personal = NULL;
  JsonArray *strokes;

  if (event == NULL || event->personal == NULL)
    return event != NULL;
  personal = gvt_json_parse (event->personal, GVT_EVENT_MAX_PERSONAL, error);
  if (personal == NULL)
    return FALSE;

  g_free (signature->name);
  signature->name = g_strdup (gvt_json_text_or (personal, "name", ""));
  if (!json_object_has_member (personal, "strokes"))
    return TRUE;
  strokes = gvt_json_get_array (personal, "strokes", error);
  signature->strokes = strokes != NULL ? gvt_strokes_from_json (strokes, error) : NULL;
  return signature->strokes != NULL;
}

static gboolean
read_row (Reading *self, GvtStmt *stmt, GError **error)
{
  GvtVisitSignature *signature = g_new0 (GvtVisitSignature, 1);

  self->signature = signature;
  signature->name = g_strdup ("");
  signature->method = g_strdup (gvt_stmt_text (stmt, 1));
  signature->code = g_strdup (gvt_stmt_text (stmt, 2));
  signature->has_photo = !gvt_stmt_is_null (stmt, 3);
  signature->signed_at = gvt_stmt_int (stmt, 4);
  signature->signed_by = g_strdup (gvt_stmt_text (stmt, 5));
  return gvt_stmt_id (stmt, 0, &signature->event, error)
         && (!signature->has_photo || gvt_stmt_hash (stmt, 3, &signature->photo, error));
}

static gboolean
read_signature (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT event_id, method, code, photo, signed_at, signed_by FROM visit_signature"
      " JOIN visit USING (visit_id, place) WHERE visit_id = :visit ORDER BY event_id DESC LIMIT 1",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":visit", self->visit);
  if (gvt_stmt_next (stmt, &local))
    return read_row (self, stmt, error) && add_personal (self, db, error);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_visits_read_signature (GvtProfile *profile,
                           const GvtId *visit,
                           GvtVisitSignature **signature,
                           GError **error)
{
  g_autoptr (GvtVisit) found = gvt_visits_view (profile, visit, error);
  g_autoptr (GvtJournal) journal = found != NULL ? gvt_profile_dup_journal (profile, error) : NULL;
  Reading reading = { journal, visit, NULL };

  *signature = NULL;
  if (journal == NULL)
    return FALSE;
  if (!gvt_store_read (gvt_journal_get_store (journal), read_signature, &reading, error))
    {
      g_clear_pointer (&reading.signature, gvt_visit_signature_free);
      return FALSE;
    }
  *signature = reading.signature;
  return TRUE;
}

GBytes *
gvt_visits_read_signed_photo (GvtProfile *profile, const GvtId *visit, GError **error)
{
  g_autoptr (GvtVisitSignature) signature = NULL;
  g_autoptr (GvtJournal) journal = NULL;

  if (!gvt_visits_read_signature (profile, visit, &signature, error))
    return NULL;
  if (signature == NULL || !signature->has_photo)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "There is no such photo");
      return NULL;
    }
  journal = gvt_profile_dup_journal (profile, error);
  return journal != NULL ? gvt_blob_read (gvt_journal_get_store (journal), &signature->event,
                                          &signature->photo, error)
                         : NULL;
}
