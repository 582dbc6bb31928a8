/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_picture_strip: @picture, a JPEG or PNG, with nothing but what is to be seen: no place, time
 * or camera (EXIF, XMP, comments, text), no small copy of another picture, nothing after its end.
 * The pixels stay as they are; a turn that only EXIF told of is lost. Any thread. Returns:
 * (transfer full) (nullable): %GVT_ERROR_BAD_FORMAT for any other file, and for a torn one */
GBytes *gvt_picture_strip (GBytes *picture, GError **error);

G_END_DECLS
