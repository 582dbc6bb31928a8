/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A face, drawn as on paper (gvt-face.h), in the theme's colour of text and as large as its
 * letters. It says nothing to a screen reader: what it means stands beside it in words. */
#define GVT_TYPE_FACE_VIEW (gvt_face_view_get_type ())
G_DECLARE_FINAL_TYPE (GvtFaceView, gvt_face_view, GVT, FACE_VIEW, GtkWidget)

/** gvt_face_view_set_mood: -1 sad to 1 glad */
void gvt_face_view_set_mood (GvtFaceView *self, double mood);

G_END_DECLS
