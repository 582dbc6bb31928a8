/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-coverage-export.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-json.h"
#include "gvt-visit-export.h"

GBytes *
gvt_coverage_file (const GvtCoverage *self,
                   GvtRegionList *regions,
                   GvtCoverageForm form,
                   const char *mark)
{
  return form == GVT_COVERAGE_CSV ? gvt_coverage_to_csv (self, regions)
                                  : gvt_coverage_to_workbook (self, regions, mark);
}

static gboolean
journal_export (GvtJournal *journal,
                const GvtCoverage *self,
                GvtCoverageForm form,
                GBytes *content,
                GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = "coverage.exported/1", .place = self->area, .body = body };
  GvtHash digest;

  gvt_hash_of_bytes (content, &digest);
  json_object_set_string_member (body, "form", form == GVT_COVERAGE_CSV ? "csv" : "xlsx");
  gvt_json_set_hash (body, "digest", &digest);
  if (self->from != NULL)
    json_object_set_string_member (body, "from", self->from);
  if (self->to != NULL)
    json_object_set_string_member (body, "to", self->to);
  return gvt_journal_record (journal, &draft, NULL, error);
}

gboolean
gvt_coverage_export (GvtProfile *profile,
                     const GvtCoverage *self,
                     GvtRegionList *regions,
                     GvtCoverageForm form,
                     const char *path,
                     GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autofree char *mark = journal != NULL ? gvt_visit_export_mark (profile, error) : NULL;
  g_autoptr (GBytes) content = NULL;

  if (mark == NULL)
    return FALSE;
  content = gvt_coverage_file (self, regions, form, mark);

  /* First the file, whole on its disk: the record says that there is one. */
  if (!gvt_file_write (path, content, error))
    return FALSE;
  if (journal_export (journal, self, form, content, error))
    return TRUE;
  g_unlink (path); /* I10: nothing leaves unrecorded */
  return FALSE;
}
