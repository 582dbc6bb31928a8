/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The body of a "carry" call: a courier part of another laptop, which whoever carries it cannot
 * read; and its answer, parts for that laptop, one at a time. Little-endian. */

/* Where no answer is wanted yet. */
#define GVT_CARRY_NO_ANSWER G_MAXUINT32

/** gvt_carry_request_write: u32 @index: which of the answers is wanted; then the part. Returns:
 * (transfer full) */
GBytes *gvt_carry_request_write (guint32 index, GBytes *part);
/** gvt_carry_request_read: Returns: (transfer full) (nullable): the part */
GBytes *gvt_carry_request_read (GBytes *bytes, guint32 *index, GError **error);

typedef struct
{
  guint8 state;      /* GvtCarryState */
  guint32 n_answers; /* parts that the centre has for the laptop now */
  char *name;        /* of this one; empty where none was wanted */
  GBytes *part;
} GvtCarryAnswer;

typedef enum
{
  GVT_CARRY_TAKEN,
  GVT_CARRY_KNOWN, /* the centre had all of it */
  GVT_CARRY_WAITS, /* for others of its laptop */
  GVT_CARRY_N_STATES
} GvtCarryState;

void gvt_carry_answer_clear (GvtCarryAnswer *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtCarryAnswer, gvt_carry_answer_clear)

/* u8 state, u32 n, u16 length and the name, then the part. */
#define GVT_CARRY_ANSWER_HEAD_MAX 512

/** gvt_carry_answer_write: Returns: (transfer full) */
GBytes *gvt_carry_answer_write (const GvtCarryAnswer *self);
/** gvt_carry_answer_read: %GVT_ERROR_BAD_FORMAT also for a name that is no part's: it becomes a
 * file's name on somebody's stick */
gboolean gvt_carry_answer_read (GBytes *bytes, GvtCarryAnswer *self, GError **error);

G_END_DECLS
