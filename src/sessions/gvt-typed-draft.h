/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* What was typed in a class or about a visit and is not recorded yet: kept sealed on this laptop,
 * one piece of each sort at a time, until it is recorded or left. It is no event, since nobody said
 * yet that it is right. Nothing that names a person is kept so: nobody would erase it. Any thread;
 * they block. */

typedef struct
{
  const char *sort;  /* static: "hands", "headcount", "sheets", ...: what a person does there */
  GvtId subject;     /* the class, or the visit */
  const char *where; /* in which quiz or module, one word; "" where it makes no difference */
} GvtTypedPlace;

/** gvt_typed_draft_keep: @item: the question or the element, one word; @typed: (nullable): as it
 * stands there, right or wrong, none with a line feed; %NULL or all empty for nothing, which leaves
 * what another item has. Otherwise what another item of that sort had goes. %GVT_ERROR_LOCKED */
gboolean gvt_typed_draft_keep (GvtProfile *profile,
                               const GvtTypedPlace *place,
                               const char *item,
                               const char *const *typed,
                               GError **error);
/** gvt_typed_draft_read: Returns: (transfer full) (nullable): what was kept of that very item;
 * %NULL without an error for nothing */
GStrv gvt_typed_draft_read (GvtProfile *profile,
                            const GvtTypedPlace *place,
                            const char *item,
                            GError **error);

G_END_DECLS
