/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Chance that a seed makes again: the script's, each link's, and instead of the system's whatever
 * the programs draw for ids, keys and nonces. Not a secret to anybody. */
typedef struct
{
  guint64 state;
} GvtSimDice;

guint32 gvt_sim_dice_next (GvtSimDice *self);
/** gvt_sim_dice_below: from 0 to @bound - 1 */
guint32 gvt_sim_dice_below (GvtSimDice *self, guint32 bound);
/** gvt_sim_dice_percent: whether @percent of a hundred came up */
gboolean gvt_sim_dice_percent (GvtSimDice *self, guint percent);

/** gvt_sim_random_install: libsodium draws from here from now on; before its sodium_init() */
void gvt_sim_random_install (void);
/** gvt_sim_random_seed: what it draws from now on is a function of @seed and of how much was drawn
 */
void gvt_sim_random_seed (guint64 seed);

G_END_DECLS
