/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-export.h"

#include "gvt-export.h"
#include "gvt-json.h"
#include "gvt-print-pack.h"
#include "gvt-worklist-paper.h"

/* Of a visit's file its own event stands in the journal, too: what the visit's screens read. */
static gboolean
write_export (GvtProfile *profile,
              GvtVisit *visit,
              const GvtExport *export,
              const GvtPrintRecord *record,
              GBytes *content,
              const char *path,
              GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  const GvtId *id = gvt_visit_get_id (visit);
  GvtEventDraft draft = {
    .kind = record != NULL ? "visit.exported/2" : "visit.exported/1",
    .subject = id->bytes,
    .subject_length = sizeof id->bytes,
    .place = gvt_visit_get_place (visit),
    .body = body,
  };
  GvtExport all = *export;
  GvtHash digest;

  gvt_hash_of_bytes (content, &digest);
  gvt_json_set_id (body, "visit", id);
  json_object_set_string_member (body, "form", export->form);
  gvt_json_set_hash (body, "digest", &digest);
  if (record != NULL)
    json_object_set_object_member (body, "pack", gvt_print_record_to_json (record));
  all.place = draft.place;
  all.also = &draft;
  return gvt_export_write (profile, &all, content, path, error);
}

gboolean
gvt_visit_export (GvtProfile *profile,
                  GvtVisit *visit,
                  const char *form,
                  GBytes *content,
                  const char *path,
                  GError **error)
{
  const GvtExport export = { .form = form, .subject = gvt_visit_get_id (visit) };

  return write_export (profile, visit, &export, NULL, content, path, error);
}

gboolean
gvt_visit_export_print (GvtProfile *profile,
                        GvtVisit *visit,
                        const GvtPrintRecord *record,
                        GBytes *content,
                        const char *path,
                        GError **error)
{
  const GvtExport export = { .form = GVT_PRINT_PACK_FORM, .subject = gvt_visit_get_id (visit) };

  return write_export (profile, visit, &export, record, content, path, error);
}

gboolean
gvt_visit_export_worklist (GvtProfile *profile,
                           GvtVisit *visit,
                           const GvtId *worklist,
                           GPtrArray *lists,
                           GBytes *content,
                           const char *path,
                           GError **error)
{
  const GvtExport export = { .form = GVT_WORKLIST_FORM, .subject = worklist, .lists = lists };

  return write_export (profile, visit, &export, NULL, content, path, error);
}

char *
gvt_visit_export_mark (GvtProfile *profile, GError **error)
{
  return gvt_export_mark (profile, error);
}
