/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-place.h"

G_BEGIN_DECLS

/* Writes down where a class is whenever that changes, one writing after another. */
#define GVT_TYPE_CLASS_KEEPER (gvt_class_keeper_get_type ())
G_DECLARE_FINAL_TYPE (GvtClassKeeper, gvt_class_keeper, GVT, CLASS_KEEPER, GObject)

GvtClassKeeper *gvt_class_keeper_new (GvtProfile *profile);
/** gvt_class_keeper_note: @place: (nullable): class mode is over */
void gvt_class_keeper_note (GvtClassKeeper *self, const GvtClassPlace *place);

G_END_DECLS
