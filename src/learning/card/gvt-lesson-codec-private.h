/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-lesson.h"
#include "gvt-members-private.h"

G_BEGIN_DECLS

/* A card of module.json, as a #GvtElementFunc. Returns: (transfer full) (nullable): a #GvtLesson */
gpointer gvt_lesson_decode (JsonObject *object, GvtModuleParts *parts, GError **error);
/* A card of "picture_lessons": its blocks are its one picture. */
gpointer gvt_picture_lesson_decode (JsonObject *object, GvtModuleParts *parts, GError **error);

G_END_DECLS
