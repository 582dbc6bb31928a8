/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-export.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-json.h"
#include "gvt-text.h"

static const struct
{
  const char *form;
  const char *words;
} forms[] = {
  { "voter-list", N_ ("Masked voter list") },
  { "worklist", N_ ("Worklist") },
  { "checks", N_ ("Answers of the centre about voters") },
  { "lint", N_ ("Findings about the voter lists") },
  { "list-changes", N_ ("Changes between list versions") },
  { "slip", N_ ("Result slip for a village office") },
  { "receipt", N_ ("Receipt of a proposal") },
  { "report", N_ ("Report of a visit") },
  { "csv", N_ ("Tables of a visit (CSV)") },
  { "xlsx", N_ ("Tables of a visit (XLSX)") },
  { "analysis", N_ ("Facilitator's report") },
  { "certificates", N_ ("Certificates") },
  { "attendance-list", N_ ("Attendance list") },
  { "print-pack", N_ ("Paper for a class without power") },
  { "readiness", N_ ("Certificate of readiness") },
  { "coverage", N_ ("Ledger of coverage") },
};

const char *
gvt_export_form_words (const char *form)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].form, form))
      return _ (forms[i].words);
  return form;
}

GvtExportedList *
gvt_exported_list_new (const char *village, const char *election, guint version)
{
  GvtExportedList *self = g_new0 (GvtExportedList, 1);

  self->village = g_strdup (village);
  self->election = g_strdup (election);
  self->version = version;
  return self;
}

void
gvt_exported_list_free (GvtExportedList *self)
{
  g_free (self->village);
  g_free (self->election);
  g_free (self);
}

/* --- writing --- */

typedef struct
{
  GvtJournal *journal;
  const GvtExport *export;
  GBytes *content;
  const char *path;
} Writing;

static JsonArray *
lists_to_json (GPtrArray *lists)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; lists != NULL && i < lists->len; i++)
    {
      const GvtExportedList *list = lists->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "village", list->village);
      json_object_set_string_member (object, "election", list->election);
      json_object_set_int_member (object, "version", list->version);
      json_array_add_object_element (array, object);
    }
  return array;
}

/* Returns: (transfer full) (nullable): the personal part */
static GBytes *
locate (const char *path, GError **error)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (whole, NULL, error);
  g_autoptr (JsonObject) object = json_object_new ();

  if (uri == NULL)
    return NULL;
  json_object_set_string_member (object, "uri", uri);
  return gvt_json_canonical (object, error);
}

static gboolean
record (GvtDb *db, gpointer user_data, GError **error)
{
  const Writing *self = user_data;
  const GvtExport *export = self->export;
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GBytes) personal = locate (self->path, error);
  GvtEventDraft draft = {
    .kind = GVT_FILE_EXPORTED_KIND,
    .subject = export->subject != NULL ? export->subject->bytes : NULL,
    .subject_length = export->subject != NULL ? sizeof export->subject->bytes : 0,
    .place = export->place,
    .body = body,
    .personal = personal,
  };
  GvtHash digest;

  if (personal == NULL)
    return FALSE;
  gvt_hash_of_bytes (self->content, &digest);
  json_object_set_string_member (body, "form", export->form);
  gvt_json_set_hash (body, "digest", &digest);
  json_object_set_array_member (body, "lists", lists_to_json (export->lists));
  return gvt_journal_append (self->journal, db, &draft, NULL, error)
         && (export->also == NULL
             || gvt_journal_append (self->journal, db, export->also, NULL, error));
}

gboolean
gvt_export_write (
    GvtProfile *profile, const GvtExport *export, GBytes *content, const char *path, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Writing writing = { journal, export, content, path };

  /* First the file, whole on its disk: the record says that there is one. */
  if (journal == NULL || !gvt_file_write (path, content, error))
    return FALSE;
  if (gvt_store_write (gvt_journal_get_store (journal), record, &writing, error))
    return TRUE;

  g_unlink (path);
  return FALSE;
}

char *
gvt_export_mark (GvtProfile *profile, GError **error)
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
