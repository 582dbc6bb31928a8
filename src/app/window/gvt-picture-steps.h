/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-window.h"

G_BEGIN_DECLS

/* How each page is reached when pictures are taken, in an order in which one leads to the next. */
typedef struct
{
  const char *name;                     /* of the file; %NULL ends the table */
  gboolean (*open) (GvtWindow *window); /* %FALSE: cannot be shown now, and is left out */
} GvtPictureStep;

extern const GvtPictureStep gvt_picture_steps[];

G_END_DECLS
