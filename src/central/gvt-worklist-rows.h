/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central-worklists.h"
#include "gvt-list-store.h"

G_BEGIN_DECLS

/** gvt_worklist_rows_collect: whom @order means, of @list: what gvt_worklist_key_text() gives of
 * each, in the order in which they are walked. Returns: (transfer full) (element-type utf8)
 * (nullable): wiped when freed; %GVT_ERROR_BAD_INPUT names the lines that are no voter's, or says
 * that there is nobody, or that there are too many. @villages: (out) (transfer full): whose they
 * are, by code */
GPtrArray *gvt_worklist_rows_collect (GvtDb *db,
                                      const GvtListRecord *list,
                                      const GvtWorklistOrder *order,
                                      GStrv *villages,
                                      GError **error);

G_END_DECLS
