/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-command.h"

G_BEGIN_DECLS

/* Every command of govotectl; each is defined in the file of its first word (nik-command.c). */

extern const GvtCommand gvt_nik_check_command;

G_END_DECLS
