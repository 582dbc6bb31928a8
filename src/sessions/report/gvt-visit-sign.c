/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-blobs.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-picture.h"
#include "gvt-report-code.h"
#include "gvt-report.h"
#include "gvt-session-views.h"
#include "gvt-visit-signature.h"

#define MAX_NAME 120 /* characters */

/* An event, its personal part and its attachment, on their way to the disk together. */
typedef struct
{
  GvtJournal *journal;
  GvtEventDraft draft;
  GBytes *photo; /* (nullable) */
} Writing;

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, why);
  return FALSE;
}

static gboolean
check (const GvtSigning *signing, GError **error)
{
  gboolean is_on_screen = g_str_equal (signing->method, GVT_SIGNED_ON_SCREEN);
  const char *name = signing->name != NULL ? signing->name : "";

  if (!is_on_screen && !g_str_equal (signing->method, GVT_SIGNED_BY_PEN)
      && !g_str_equal (signing->method, GVT_SIGNED_BY_THUMB))
    return refuse (error, _ ("A report is signed on the screen, by pen or by thumb"));
  if (!g_utf8_validate (name, -1, NULL) || g_utf8_strlen (name, -1) > MAX_NAME)
    return refuse (error, _ ("A name has 1 to 120 characters"));
  if (is_on_screen && (signing->strokes == NULL || gvt_strokes_is_empty (signing->strokes)))
    return refuse (error, _ ("Nothing was drawn yet"));
  if (!is_on_screen && signing->strokes != NULL)
    return refuse (error, _ ("What is signed on paper has a photo, no strokes"));
  return TRUE;
}

/* On the screen the host signs what he sees. Returns: (transfer full) (nullable) */
static char *
choose_code (GvtProfile *profile,
             GvtModuleLibrary *library,
             const GvtId *visit,
             const GvtSigning *signing,
             GError **error)
{
  g_autoptr (JsonObject) figures = NULL;

  if (signing->code != NULL && *signing->code != '\0')
    return gvt_report_code_clean (signing->code, error);
  if (!g_str_equal (signing->method, GVT_SIGNED_ON_SCREEN))
    return g_strdup ("");

  figures = gvt_report_read (profile, library, visit, error);
  return figures != NULL ? g_strdup (json_object_get_string_member (figures, "code")) : NULL;
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is nothing personal */
static GBytes *
make_personal (const GvtSigning *signing, GError **error)
{
  g_autoptr (JsonObject) personal = json_object_new ();

  if (signing->name != NULL && *signing->name != '\0')
    json_object_set_string_member (personal, "name", signing->name);
  if (signing->strokes != NULL)
    json_object_set_array_member (personal, "strokes", gvt_strokes_to_json (signing->strokes));
  return json_object_get_size (personal) > 0 ? gvt_json_canonical (personal, error) : NULL;
}

static gboolean
append (GvtDb *db, gpointer user_data, GError **error)
{
  Writing *self = user_data;
  GvtId event;

  return gvt_journal_append (self->journal, db, &self->draft, &event, error)
         && (self->photo == NULL || gvt_blob_put (db, &event, self->photo, error));
}

static gboolean
write_event (Writing *self, const GvtSigning *signing, GError **error)
{
  g_autoptr (GBytes) personal = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *name = NULL;
  const char *attachments[] = { NULL, NULL };
  GvtHash hash;

  if (self->photo != NULL)
    {
      if (!gvt_blob_check (self->photo, &hash, error))
        return FALSE;
      name = gvt_hash_to_text (&hash);
      attachments[0] = name;
      self->draft.attachments = attachments;
    }
  personal = make_personal (signing, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  self->draft.personal = personal;
  return gvt_store_write (gvt_journal_get_store (self->journal), append, self, error);
}

gboolean
gvt_visits_sign (GvtProfile *profile,
                 GvtModuleLibrary *library,
                 const GvtId *visit,
                 const GvtSigning *signing,
                 GError **error)
{
  g_autoptr (GvtVisit) found = NULL;
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GBytes) photo = NULL;
  g_autofree char *code = NULL;
  Writing writing = { 0 };

  if (!check (signing, error) || (found = gvt_visits_view (profile, visit, error)) == NULL
      || (code = choose_code (profile, library, visit, signing, error)) == NULL
      || (journal = gvt_profile_dup_journal (profile, error)) == NULL)
    return FALSE;
  if (signing->photo != NULL && (photo = gvt_picture_strip (signing->photo, error)) == NULL)
    return FALSE;

  gvt_json_set_id (body, "visit", visit);
  json_object_set_string_member (body, "method", signing->method);
  json_object_set_string_member (body, "code", code);
  writing = (Writing){
    .journal = journal,
    .draft = { .kind = "visit.signed/1",
               .subject = visit->bytes,
               .subject_length = sizeof visit->bytes,
               .place = gvt_visit_get_place (found),
               .body = body },
    .photo = photo,
  };
  return write_event (&writing, signing, error);
}
