/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-modules.h"
#include "gvt-draft-folder.h"
#include "gvt-error.h"
#include "gvt-module-library.h"
#include "gvt-module-lint.h"
#include "gvt-output.h"

/* What a run of the linter has seen so far. */
typedef struct
{
  JsonArray *all; /* or NULL: printed as lines */
  guint n_modules;
  guint n_findings;
} Lint;

static JsonObject *
finding_to_json (const char *module, GvtLintFinding *finding)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "module", module);
  json_object_set_string_member (object, "rule", gvt_lint_finding_get_rule (finding));
  json_object_set_string_member (object, "file", gvt_lint_finding_get_file (finding));
  json_object_set_int_member (object, "line", gvt_lint_finding_get_line (finding));
  json_object_set_string_member (object, "place", gvt_lint_finding_get_place (finding));
  json_object_set_string_member (object, "message", gvt_lint_finding_get_message (finding));
  return object;
}

/* module/file:line: rule: message (place) */
static void
print_finding (const char *module, GvtLintFinding *finding)
{
  const char *place = gvt_lint_finding_get_place (finding);

  gvt_print ("%s/%s:%u: %s: %s", module, gvt_lint_finding_get_file (finding),
             gvt_lint_finding_get_line (finding), gvt_lint_finding_get_rule (finding),
             gvt_lint_finding_get_message (finding));
  gvt_print (*place != '\0' ? " (%s)\n" : "%s\n", place);
}

static void
take_findings (Lint *self, const char *module, GListModel *findings)
{
  self->n_modules++;
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (GvtLintFinding) finding = g_list_model_get_item (findings, i);

      self->n_findings++;
      if (self->all != NULL)
        json_array_add_object_element (self->all, finding_to_json (module, finding));
      else
        print_finding (module, finding);
    }
}

static void
lint_module (Lint *self, GvtModule *module)
{
  g_autoptr (GListModel) findings = gvt_module_lint (module);

  take_findings (self, gvt_module_get_id (module), findings);
}

static gboolean
lint_folder (Lint *self, const char *path, GError **error)
{
  g_autoptr (GListModel) findings = gvt_module_lint_folder (path, error);

  if (findings != NULL)
    take_findings (self, path, findings);
  return findings != NULL;
}

static void
lint_all (Lint *self, GvtModuleLibrary *library)
{
  GListModel *modules = gvt_module_library_get_modules (library);

  for (guint i = 0; i < g_list_model_get_n_items (modules); i++)
    {
      g_autoptr (GvtModule) module = g_list_model_get_item (modules, i);

      lint_module (self, module);
    }
}

static gboolean
lint_draft (Lint *self, const GvtArgs *args, const char *id, GError **error)
{
  g_autofree char *drafts = gvt_cli_drafts (args);
  g_autoptr (GvtDraftEntry) entry = gvt_draft_find (drafts, id, error);
  g_autoptr (GListModel) findings = NULL;

  if (entry != NULL)
    findings = gvt_module_lint_folder (gvt_draft_entry_get_folder (entry), error);
  if (findings != NULL)
    take_findings (self, id, findings);
  return findings != NULL;
}

/* A folder, or the id of a module inside the program or of a draft. */
static gboolean
lint_one (
    Lint *self, const GvtArgs *args, GvtModuleLibrary *library, const char *name, GError **error)
{
  GvtModule *module;

  if (g_file_test (name, G_FILE_TEST_IS_DIR))
    return lint_folder (self, name, error);

  module = gvt_module_library_find (library, name, NULL);
  if (module == NULL)
    return lint_draft (self, args, name, error);
  lint_module (self, module);
  return TRUE;
}

static gboolean
conclude (const Lint *self, GError **error)
{
  if (self->all != NULL)
    gvt_print_json_array (self->all);
  if (self->n_findings > 0)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   ngettext ("%u finding", "%u findings", self->n_findings), self->n_findings);
      return FALSE;
    }

  if (self->all == NULL)
    gvt_print (
        ngettext ("%u module, nothing found\n", "%u modules, nothing found\n", self->n_modules),
        self->n_modules);
  return TRUE;
}

static gboolean
run_lint (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  g_autoptr (JsonArray) all = json_array_new ();
  Lint lint = { gvt_args_has (args, "json") ? all : NULL, 0, 0 };

  if (gvt_args_n_operands (args) == 0)
    lint_all (&lint, library);
  for (guint i = 0; i < gvt_args_n_operands (args); i++)
    if (!lint_one (&lint, args, library, gvt_args_operand (args, i), error))
      return FALSE;

  return conclude (&lint, error);
}

const GvtCommand gvt_module_lint_command = {
  .name = "module lint",
  .operands = "[FOLDER|ID]...",
  .max_operands = G_MAXUINT,
  .summary = N_ ("reads modules as their classes would and says what to mend"),
  .details = N_ (
      "Looks for claims without a source or on no card, facts outside of claims, pictures without "
      "words, wrong keys, wrong answers without feedback, names, numbers, colours and emblems of "
      "parties or people that exist, long sentences and abbreviations that nobody explained. Each "
      "finding names file, line and place. FOLDER is an author's module, ID one inside the "
      "program or a draft; without either, all inside the program are read. Needs no profile. The "
      "exit code "
      "is 1 when something was found."),
  .run = run_lint,
};
