/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-export.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gvt-file.h"
#include "gvt-json.h"
#include "gvt-print-pack.h"
#include "gvt-text.h"

typedef struct
{
  GvtProfile *profile;
  GvtVisit *visit;
  const char *form;
  const GvtPrintRecord *record; /* (nullable) */
} Export;

static gboolean
journal_export (const Export *self, GBytes *content, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, error);
  g_autoptr (JsonObject) body = json_object_new ();
  const GvtId *id = gvt_visit_get_id (self->visit);
  GvtEventDraft draft = {
    .kind = self->record != NULL ? "visit.exported/2" : "visit.exported/1",
    .subject = id->bytes,
    .subject_length = sizeof id->bytes,
    .place = gvt_visit_get_place (self->visit),
    .body = body,
  };
  GvtHash digest;

  if (journal == NULL)
    return FALSE;

  gvt_hash_of_bytes (content, &digest);
  gvt_json_set_id (body, "visit", id);
  json_object_set_string_member (body, "form", self->form);
  gvt_json_set_hash (body, "digest", &digest);
  if (self->record != NULL)
    json_object_set_object_member (body, "pack", gvt_print_record_to_json (self->record));
  return gvt_journal_record (journal, &draft, NULL, error);
}

/* First the file, whole on its disk: the record says that there is one. */
static gboolean
write_export (const Export *self, GBytes *content, const char *path, GError **error)
{
  if (!gvt_file_write (path, content, error))
    return FALSE;
  if (journal_export (self, content, error))
    return TRUE;

  g_unlink (path);
  return FALSE;
}

gboolean
gvt_visit_export (GvtProfile *profile,
                  GvtVisit *visit,
                  const char *form,
                  GBytes *content,
                  const char *path,
                  GError **error)
{
  const Export export = { profile, visit, form, NULL };

  return write_export (&export, content, path, error);
}

gboolean
gvt_visit_export_print (GvtProfile *profile,
                        GvtVisit *visit,
                        const GvtPrintRecord *record,
                        GBytes *content,
                        const char *path,
                        GError **error)
{
  const Export export = { profile, visit, GVT_PRINT_PACK_FORM, record };

  return write_export (&export, content, path, error);
}

char *
gvt_visit_export_mark (GvtProfile *profile, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  const GvtUser *user = gvt_vault_get_user (gvt_profile_get_vault (profile));
  g_autofree char *code = NULL;
  g_autofree char *when = NULL;
  GvtId device;

  if (journal == NULL || !gvt_journal_get_device (journal, &device, NULL, &code, error))
    return NULL;
  when = gvt_text_date_time (gvt_clock_now_us (gvt_journal_get_clock (journal)));
  return g_strdup_printf (_ ("Made with Go Vote on laptop %s by %s, %s"), code,
                          user != NULL ? user->code : "", when);
}
