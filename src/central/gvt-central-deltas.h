/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-delta-store.h"
#include "gvt-delta.h"

G_BEGIN_DECLS

/* Deltas between the packs that lie among the files. */

/* A delta is offered where it is at most this part of the pack that it saves. */
#define GVT_DELTA_WORTH_PERCENT 50

typedef struct
{
  GBytes *file;
  GvtHash base;
  guint base_version;
  char *base_as_of;
  guint version;
  char *as_of;
  GvtHash pack;
  guint64 pack_bytes;
  guint n_rows;
  GvtTableChanges changes;
} GvtMadeDelta;

void gvt_made_delta_clear (GvtMadeDelta *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtMadeDelta, gvt_made_delta_clear)

/**
 * gvt_central_make_delta:
 * @base: the hash of a pack that was published
 * @pack: the whole file of a later one of the same list
 *
 * %GVT_ERROR_STATE where there can be no delta between them: another key or lexicon. Any thread;
 * blocks.
 */
gboolean gvt_central_make_delta (GvtCentral *self,
                                 const GvtHash *base,
                                 GBytes *pack,
                                 GvtLexicon *lexicon,
                                 const GvtSecret *epoch_key,
                                 GvtMadeDelta *made,
                                 GError **error);

/** gvt_made_delta_is_worth_it: whether fetching it saves enough */
gboolean gvt_made_delta_is_worth_it (const GvtMadeDelta *self);

/** gvt_central_note_delta: inside the caller's transaction: laptops are told of it from now on; its
 * file lies there */
gboolean
gvt_central_note_delta (GvtCentral *self, GvtDb *db, const GvtDeltaRecord *delta, GError **error);

typedef struct
{
  const char *village;  /* its code */
  const char *election; /* (nullable): the one whose list was imported last when %NULL */
  guint from;           /* version of the list before; 0: the one before @to */
  guint to;             /* 0: the newest */
  gboolean publish;     /* laptops are told of it */
} GvtDeltaWish;

/**
 * gvt_central_delta_between:
 * @is_published: (out): whether laptops are told of it, now or before
 *
 * Between two packs that were published. %GVT_ERROR_NOT_FOUND where one of them was not,
 * %GVT_ERROR_STATE as of gvt_central_make_delta(). Any thread; blocks.
 */
gboolean gvt_central_delta_between (GvtCentral *self,
                                    const GvtDeltaWish *wish,
                                    GvtMadeDelta *made,
                                    gboolean *is_published,
                                    GError **error);

G_END_DECLS
