/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-name-rules.h"

G_BEGIN_DECLS

struct _GvtNameRules
{
  GPtrArray *rules;
  GHashTable *forms[GVT_N_NAME_RULES]; /* form, or pair of words → rule */
  double gap[26];                      /* what a letter more or less costs */
  double swap[26][26];                 /* and one instead of another */
};

G_END_DECLS
