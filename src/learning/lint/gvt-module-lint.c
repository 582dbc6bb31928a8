/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-lint.h"

#include "gvt-clock.h"
#include "gvt-error.h"
#include "gvt-json-lines-private.h"
#include "gvt-json.h"
#include "gvt-lint-private.h"

static void
passage_free (gpointer data)
{
  GvtPassage *self = data;

  g_free (self->file);
  g_free (self->place);
  g_free (self->text);
  g_free (self->loose);
  g_free (self);
}

/* Where the day begins first, so that it is over nowhere. Returns: (transfer full) */
static char *
latest_day (void)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (gvt_clock_now_us (clock)
                                                             / G_USEC_PER_SEC);
  g_autoptr (GDateTime) ahead = g_date_time_add_hours (now, 14);

  return g_date_time_format (ahead, "%Y-%m-%d");
}

GListModel *
gvt_module_lint (GvtModule *module)
{
  g_autofree char *today = latest_day ();
  g_autoptr (GPtrArray) passages = g_ptr_array_new_with_free_func (passage_free);
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_hash_table_unref);
  GvtLint lint = { module, passages, lines, g_list_store_new (GVT_TYPE_LINT_FINDING), today };

  g_return_val_if_fail (GVT_IS_MODULE (module), NULL);

  gvt_lint_collect (&lint);
  gvt_lint_claims (&lint);
  gvt_lint_media (&lint);
  gvt_lint_names (&lint);
  gvt_lint_quiz (&lint);
  gvt_lint_words (&lint);

  return G_LIST_MODEL (lint.findings);
}

/* Where "lessons[2].media[0]" stands in a JSON file that need not be well formed. */
static guint
find_line (GvtModuleSource *source, const char *file, const char *place)
{
  g_autoptr (GBytes) content = gvt_module_source_read (source, file, NULL);
  g_autoptr (GHashTable) lines = NULL;

  if (content == NULL
      || !gvt_json_scan (g_bytes_get_data (content, NULL), g_bytes_get_size (content), NULL))
    return 0;

  lines = gvt_json_lines (content);
  return GPOINTER_TO_UINT (g_hash_table_lookup (lines, place));
}

/* Where there is such a member the place is the member's. */
static void
add_member_refusal (GListStore *findings,
                    GvtModuleSource *source,
                    const char *file,
                    GString *place,
                    const char *why)
{
  g_autofree char *field = gvt_lint_dup_field (why);
  g_autofree char *meant = gvt_lint_explain_refusal (why);
  g_autofree char *member = g_strconcat (place->str, place->len > 0 ? "." : "", field, NULL);
  guint slip = gvt_lint_json_line (why);
  guint line = slip > 0 ? slip : find_line (source, file, member);

  gvt_lint_add (findings, "format", file, line > 0 ? line : find_line (source, file, place->str),
                field != NULL ? member : place->str, meant);
}

static void
add_refusal (GListStore *findings, GvtModuleSource *source, const char *message)
{
  g_auto (GvtLintRefusal) parts = { 0 };
  g_autofree char *meant = NULL;
  g_autoptr (GString) place = NULL;

  gvt_lint_split_refusal (message, &parts);
  place = g_string_new (parts.place);
  meant = gvt_lint_explain_refusal (parts.rest);
  if (!parts.is_member)
    gvt_lint_add (findings, "format", parts.file, parts.line, place->str, meant);
  else
    add_member_refusal (findings, source, *parts.file != '\0' ? parts.file : "module.json", place,
                        parts.rest);
}

GListModel *
gvt_module_lint_source (GvtModuleSource *source, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtModule) module = gvt_module_load (gvt_module_source_ref (source), &local);
  GListStore *findings;

  if (module != NULL)
    return gvt_module_lint (module);

  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_NOT_FOUND)
      || g_error_matches (local, GVT_ERROR, GVT_ERROR_NO_ACCESS))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  findings = g_list_store_new (GVT_TYPE_LINT_FINDING);
  add_refusal (findings, source, local->message);
  return G_LIST_MODEL (findings);
}

GListModel *
gvt_module_lint_folder (const char *path, GError **error)
{
  g_autoptr (GvtModuleSource) source = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  source = gvt_module_source_new_folder (path);
  return gvt_module_lint_source (source, error);
}
