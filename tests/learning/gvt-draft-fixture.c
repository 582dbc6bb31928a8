/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft-fixture.h"

#include "gvt-draft-folder.h"
#include "gvt-lint-finding.h"
#include "gvt-module-fixture.h"
#include "gvt-test.h"

GvtModule *
gvt_draft_fixture_load (const char *folder)
{
  g_autoptr (GError) error = NULL;
  GvtModule *module = gvt_module_load_folder (folder, &error);

  g_assert_no_error (error);
  return module;
}

char *
gvt_draft_fixture_duplicate (GvtDraftFixture *fixture, const char *id)
{
  g_autoptr (GvtModule) module = gvt_draft_fixture_load (fixture->original);
  g_autoptr (GError) error = NULL;
  char *folder = gvt_draft_duplicate (module, fixture->drafts, id, &error);

  g_assert_no_error (error);
  return folder;
}

GvtDraft *
gvt_draft_fixture_open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  GvtDraft *draft = gvt_draft_open (folder, &error);

  g_assert_no_error (error);
  return draft;
}

void
gvt_draft_fixture_save (GvtDraft *draft)
{
  g_autoptr (GError) error = NULL;

  gvt_draft_save (draft, &error);
  g_assert_no_error (error);
}

char *
gvt_draft_fixture_read (const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

void
gvt_draft_fixture_set_up (GvtDraftFixture *fixture, gconstpointer user_data)
{
  fixture->original = gvt_module_fixture_kinds ();
  gvt_module_fixture_edit (
      fixture->original, "module.json", "\"reviewed_by\": []",
      "\"reviewed_by\": [{\"name\": \"N\", \"office\": \"O\", \"date\": \"2026-01-02\"}]");
  fixture->drafts = g_build_filename (gvt_test_folder (), "data", "drafts", NULL);
  fixture->folder = gvt_draft_fixture_duplicate (fixture, NULL);
  fixture->draft = gvt_draft_fixture_open (fixture->folder);
}

void
gvt_draft_fixture_tear_down (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_assert_finalize_object (fixture->draft);
  g_free (fixture->drafts);
  g_free (fixture->folder);
}

gboolean
gvt_draft_fixture_has_finding (GListModel *findings,
                               const char *rule,
                               const char *file,
                               const char *place)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (GvtLintFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (gvt_lint_finding_get_rule (finding), rule)
          && g_str_equal (gvt_lint_finding_get_file (finding), file)
          && g_str_equal (gvt_lint_finding_get_place (finding), place))
        return TRUE;
    }
  return FALSE;
}

GListModel *
gvt_draft_fixture_lint (GvtDraft *draft)
{
  g_autoptr (GvtDraftTexts) texts = gvt_draft_dup_texts (draft);
  g_autoptr (GError) error = NULL;
  GListModel *findings = gvt_draft_texts_lint (texts, &error);

  g_assert_no_error (error);
  return findings;
}
