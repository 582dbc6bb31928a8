/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-visit-day.h"

G_BEGIN_DECLS

/* The planted day with more voters, in two regencies, of whom its laptop proposes corrections, and
 * a supervisor's laptop that decides about them. Main thread. */

#define GVT_QUEUE_DAY_NEAR   "99.01.01.2003"
#define GVT_QUEUE_DAY_FAR    "99.71.02.1002" /* of another regency */
#define GVT_QUEUE_DAY_NEW_RT "004"

/* What the laptop proposed. */
enum
{
  GVT_QUEUE_DAY_WRONG_RT, /* of the planted voter, in GVT_PLANTED_VILLAGE */
  GVT_QUEUE_DAY_DEAD,     /* AHMAD REKAAN, in the near village */
  GVT_QUEUE_DAY_GONE,     /* BAIQ MISALIA, there */
  GVT_QUEUE_DAY_MARRIED,  /* LALE CONTOHWATI, in the far one */
  GVT_QUEUE_DAY_NEWCOMER, /* LALU BARU, there */
  GVT_QUEUE_DAY_N,
};

typedef struct
{
  GvtVisitDay *day;
  char *field;      /* (transfer none): the laptop that proposes */
  char *supervisor; /* the one that decides */
  char *ids[GVT_QUEUE_DAY_N];
  char *receipts[GVT_QUEUE_DAY_N];
} GvtQueueDay;

/** gvt_queue_day_set_up: @self: zeroed; @day: from its beginning. What was proposed has come to the
 * centre */
void gvt_queue_day_set_up (GvtQueueDay *self, GvtVisitDay *day);
void gvt_queue_day_clear (GvtQueueDay *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtQueueDay, gvt_queue_day_clear)

/** gvt_queue_day_read: what `govotectl --json` says to @line, cut at its blanks, on @laptop, to the
 * supervisor, who may see both regencies. Returns: (transfer full) */
JsonNode *gvt_queue_day_read (GvtQueueDay *self, const char *laptop, const char *line);
/** gvt_queue_day_centre: what `govote-central --json` says to @line. Returns: (transfer full) */
JsonNode *gvt_queue_day_centre (GvtQueueDay *self, const char *line);
/** gvt_queue_day_import: the voter list in @path, as the centre's next one */
void gvt_queue_day_import (GvtQueueDay *self, const char *path, const char *as_of);

G_END_DECLS
