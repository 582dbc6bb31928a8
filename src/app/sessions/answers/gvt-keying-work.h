/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-line-book.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What a page that keys lines has done by workers. Result of each: #GvtKeyingResult. */
typedef struct
{
  char *said;          /* (nullable): what became of the line */
  gboolean asks;       /* nothing was recorded, and @said is a question */
  GvtBookState *state; /* of now */
} GvtKeyingResult;

void gvt_keying_work_read (GvtWork *work, GvtLineBook *book);
void gvt_keying_work_key (GvtWork *work, GvtLineBook *book, const char *line, gboolean is_sure);
void gvt_keying_work_take_back (GvtWork *work, GvtLineBook *book, const GvtId *event);

G_END_DECLS
