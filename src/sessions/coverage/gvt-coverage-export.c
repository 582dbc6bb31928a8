/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-coverage-export.h"

#include "gvt-export.h"
#include "gvt-json.h"

GBytes *
gvt_coverage_file (const GvtCoverage *self,
                   GvtRegionList *regions,
                   GvtCoverageForm form,
                   const char *mark)
{
  return form == GVT_COVERAGE_CSV ? gvt_coverage_to_csv (self, regions)
                                  : gvt_coverage_to_workbook (self, regions, mark);
}

gboolean
gvt_coverage_export (GvtProfile *profile,
                     const GvtCoverage *self,
                     GvtRegionList *regions,
                     GvtCoverageForm form,
                     const char *path,
                     GError **error)
{
  g_autofree char *mark = gvt_export_mark (profile, error);
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GBytes) content = NULL;
  const GvtEventDraft draft = { .kind = "coverage.exported/1", .place = self->area, .body = body };
  const GvtExport export = { .form = "coverage", .place = self->area, .also = &draft };
  GvtHash digest;

  if (mark == NULL)
    return FALSE;
  content = gvt_coverage_file (self, regions, form, mark);
  gvt_hash_of_bytes (content, &digest);
  json_object_set_string_member (body, "form", form == GVT_COVERAGE_CSV ? "csv" : "xlsx");
  gvt_json_set_hash (body, "digest", &digest);
  if (self->from != NULL)
    json_object_set_string_member (body, "from", self->from);
  if (self->to != NULL)
    json_object_set_string_member (body, "to", self->to);
  return gvt_export_write (profile, &export, content, path, error);
}
