/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-id.h"

G_BEGIN_DECLS

/**
 * gvt_courier_write_lists:
 * @code: the laptop's four symbols
 * @folder: on the stick
 *
 * What the laptop may fetch now but for modules, which are large and the same for all: its
 * manifest, lists and their deltas, words, polling stations and regions, as parts sealed to it.
 * Those of an earlier manifest go from @folder then. A file that fits into no part is left for the
 * line.
 *
 * Returns: (transfer full) (nullable) (element-type filename): the parts that stand there; none
 * where it may fetch nothing, or where it does not fit onto the stick
 */
GPtrArray *gvt_courier_write_lists (GvtCentral *central,
                                    const GvtId *device,
                                    guint32 incarnation,
                                    const char *code,
                                    const char *folder,
                                    GError **error);

G_END_DECLS
