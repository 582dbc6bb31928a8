/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-name-fold.h"

#include "gvt-name-parts.h"
#include "gvt-secret.h"

#define FOLD_ROOM ((GVT_NAME_MAX_TOKENS + GVT_NAME_MAX_TITLES) * GVT_NAME_MAX_WORD + 1)

/* With a title that people are born with: Lalu Wire is another one than Baiq Wire. */
char *
gvt_name_fold (const char *name)
{
  const GvtNameRules *rules = gvt_name_rules_get ();
  g_auto (GvtNameParts) parts = { 0 };
  GString *fold = g_string_sized_new (FOLD_ROOM); /* so that no copy of it stays behind */
  const GvtNameRule *born;

  gvt_name_parts_read (&parts, rules, name);
  born = gvt_name_parts_get_born (&parts, rules);
  if (born != NULL)
    g_string_append (fold, born->words[0]);
  for (guint i = 0; i < parts.n_tokens; i++)
    g_string_append (fold, parts.tokens[i].key);
  return g_string_free (fold, FALSE);
}
