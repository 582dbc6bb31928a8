/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/* visit.school_list/1: a part of a school's list of pupils. Body: "visit", "list" (what the parts
 * of one import share), "part" of "parts", "pupils" (in this part), "left_out" (lines of the file
 * that could not be read), "purpose". Personal part: {"pupils"}, sealed to the roll alone: it never
 * leaves the laptop, and goes when the names of attendance do. Subject: the visit's id. Nothing is
 * projected. */
#define GVT_SCHOOL_LIST_KIND         "visit.school_list/1"
#define GVT_SCHOOL_LIST_SEAL_CONTEXT "school-list/1"

/* As GvtKindApply, and as GvtKindKept: as long as the visit's plan keeps names. */
gboolean gvt_school_list_apply (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_school_list_kept_until (GvtDb *db, const GvtEvent *event, gint64 *until_us, GError **error);

G_END_DECLS
