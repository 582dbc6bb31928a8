/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-cli-into.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-input.h"
#include "gvt-draft.h"
#include "gvt-error.h"

static gboolean
refuse_replacing (guint n, GError **error)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               ngettext ("%u question is in the module already and says something else; --replace "
                         "lets the file's take its place",
                         "%u questions are in the module already and say something else; --replace "
                         "lets the file's take their place",
                         n),
               n);
  return FALSE;
}

gboolean
gvt_cli_import_into (
    const char *folder, JsonArray *items, gboolean may_replace, GvtQuizMerge *merge, GError **error)
{
  g_autoptr (GvtDraft) draft = gvt_draft_open (folder, error);

  if (draft == NULL)
    {
      gvt_cli_name_fault (error, folder);
      return FALSE;
    }
  if (!gvt_draft_try_import (draft, items, merge, error))
    return FALSE;
  if (merge->n_replaced > 0 && !may_replace)
    return refuse_replacing (merge->n_replaced, error);

  return gvt_draft_import (draft, items, merge, error) && gvt_draft_save (draft, error);
}
