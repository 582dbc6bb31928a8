/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  GVT_MEDIA_IMAGE, /* text: alternative text */
  GVT_MEDIA_AUDIO, /* Opus; text: transcript */
  GVT_MEDIA_SIGN,  /* WebM, sign language; text: transcript */
} GvtMediaKind;

/* A picture, recording or sign-language film of a card, question or option; the bytes come from
 * gvt_module_read_file(). Properties: "kind" (uint), "file", "language" (BCP-47, empty for a
 * picture), "text". Immutable; any thread. */
#define GVT_TYPE_MEDIA (gvt_media_get_type ())
G_DECLARE_FINAL_TYPE (GvtMedia, gvt_media, GVT, MEDIA, GObject)

/** gvt_media_kind_to_text: as in module.json */
const char *gvt_media_kind_to_text (GvtMediaKind kind);

GvtMediaKind gvt_media_get_kind (GvtMedia *self);
const char *gvt_media_get_file (GvtMedia *self);
const char *gvt_media_get_language (GvtMedia *self);
const char *gvt_media_get_text (GvtMedia *self);

/** gvt_media_find_picture: the first picture in @media (of #GvtMedia). Returns: (transfer full)
 * (nullable) */
GvtMedia *gvt_media_find_picture (GListModel *media);
/** gvt_media_find_recording: the first of @kind in @language. Returns: (transfer full) (nullable)
 */
GvtMedia *gvt_media_find_recording (GListModel *media, GvtMediaKind kind, const char *language);

G_END_DECLS
