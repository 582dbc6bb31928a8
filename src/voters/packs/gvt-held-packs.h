/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-packs.h"

G_BEGIN_DECLS

/* The versions of lists that a laptop keeps, as they lie on its disk: which there are, how each
 * came, and whether it is whole. Any user, in his area; no name or number of a voter is in any of
 * it. */
typedef struct
{
  char *village;
  char *village_name;
  char *election;
  char *as_of; /* "YYYY-MM-DD" */
  guint version;
  guint epoch; /* of the village's key */
  guint n_rows;
  GvtHash hash; /* of its pack, also where it came as a delta */
  GvtHash lexicon;
  gboolean is_active; /* else the one before, kept for roll-back */
  guint n_deltas;     /* 0: it came as a whole */
  guint64 bytes;      /* of the file that came; 0 where it is gone */
  GBytes *sealed_key; /* (nullable): its village's key, where it is lent */
} GvtHeldPack;

void gvt_held_pack_free (GvtHeldPack *self);

/** gvt_held_packs_list: Returns: (transfer full) (element-type GvtHeldPack) (nullable): by village,
 * election and version */
GPtrArray *gvt_held_packs_list (GvtProfile *profile, GError **error);

typedef enum
{
  GVT_HELD_SOUND,
  GVT_HELD_UNOPENED,      /* every file is whole and signed; this session or laptop opens it not */
  GVT_HELD_MISSING,       /* a file of it is gone */
  GVT_HELD_CHANGED,       /* a file of it is not what came */
  GVT_HELD_UNSIGNED,      /* the centre signed it not */
  GVT_HELD_WITHOUT_WORDS, /* its lexicon is gone or changed */
  GVT_HELD_UNREADABLE,    /* what is under the seal makes no list, or other rows than it names */
} GvtHeldState;

/** gvt_held_state_code: "sound", "unopened", "missing", "changed", "unsigned", "without_words",
 * "unreadable". Returns: (transfer none) */
const char *gvt_held_state_code (GvtHeldState state);
/** gvt_held_state_words: the same for people, translated. Returns: (transfer none) */
const char *gvt_held_state_words (GvtHeldState state);
static inline gboolean
gvt_held_state_is_good (GvtHeldState state)
{
  return state <= GVT_HELD_UNOPENED;
}

/**
 * gvt_held_pack_verify:
 * @signers: (element-type GvtPublicKey): the centre's online keys, present and former
 *
 * Reads every file that the list is made of, checks signatures, and where this session has the key
 * opens it and compares the rows with the digest that a delta names. Any thread; blocks.
 */
GvtHeldState gvt_held_pack_verify (GvtProfile *profile, const GvtHeldPack *held, GArray *signers);

G_END_DECLS
