/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-vault.h"

G_BEGIN_DECLS

/* What is sealed to the recovery key: the store key, then the roll key. */
#define GVT_RECOVERY_KEYS_CONTEXT "recovery/keys/1"

G_END_DECLS
