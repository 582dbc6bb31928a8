/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_locale_set_up: setlocale() as the environment says, so that LANGUAGE speaks wherever there
 * is UTF-8: also in C.UTF-8, where the C library itself translates nothing from 2.39 on (Debian
 * 13), and where the locale that was asked for is not installed. Plain C and POSIX stay English, as
 * scripts expect. First thing in main(), before another thread begins. */
void gvt_locale_set_up (void);

G_END_DECLS
