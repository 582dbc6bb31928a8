/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-secret.h"

G_BEGIN_DECLS

/* For the functions of this folder that make keys straight in guarded memory: an unset secret, and
 * its place to be written once before anybody else sees it. */
GvtSecret *gvt_secret_new_unset (gsize size);
guint8 *gvt_secret_place (GvtSecret *self);

G_END_DECLS
