/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-courier-desk.h"

G_BEGIN_DECLS

/* What was written for a laptop onto a stick. */
typedef struct
{
  char *path; /* of the receipt */
  char *code;
  guint32 incarnation;
  guint64 seq;                       /* of the receipt */
  GPtrArray *paths;                  /* of all parts */
  guint counts[GVT_COURIER_N_TYPES]; /* of them */
  guint64 letters;                   /* messages of the outbox in them */
  gboolean is_short;                 /* the stick was full: the rest comes with another one */
} GvtCourierAnswer;

void gvt_courier_answer_free (GvtCourierAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtCourierAnswer, gvt_courier_answer_free)

/** gvt_courier_desk_answer: writes for each laptop of @entries, sealed to it, into the folder where
 * its parts lie: a receipt, and as far as there is room what it asks for, and the lists that it may
 * have; what earlier answers said goes then. Returns: (transfer full) (element-type
 * GvtCourierAnswer) (nullable) */
GPtrArray *gvt_courier_desk_answer (GvtCentral *central, GPtrArray *entries, GError **error);

/**
 * gvt_courier_desk_answer_one:
 * @entry: a part that was carried here over the network, and taken
 * @index: which part of the answer is wanted
 *
 * One of the parts that gvt_courier_desk_answer() would write, as far as @entry says what is
 * wanted.
 * @n: (out): how many there are; @name, @part: (out) (nullable) (transfer full): %NULL where there
 * are not so many
 */
gboolean gvt_courier_desk_answer_one (GvtCentral *central,
                                      GvtCourierEntry *entry,
                                      guint32 index,
                                      guint32 *n,
                                      char **name,
                                      GBytes **part,
                                      GError **error);

G_END_DECLS
