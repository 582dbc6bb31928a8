/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-file-chooser.h"

G_BEGIN_DECLS

/* A file that leaves the sealed profile (I10): the person is told what whoever has it can read, and
 * chooses where it goes. Writing and recording it is for whoever asked. */
typedef struct
{
  const char *heading; /* "Save the receipt as a file?" */
  const char *body;    /* what it holds, that it is not encrypted, that it is recorded */
  const char *title;   /* of the file dialog */
  const char *name;    /* suggested */
} GvtLeavingFile;

/** gvt_warn_and_choose_file: nothing happens when the person thinks better of it at either
 * question, or @owner goes. @file: its texts are static, as translated ones are. @data: (transfer
 * full) (nullable): for @on_chosen, freed by @free_data */
void gvt_warn_and_choose_file (GtkWidget *owner,
                               const GvtLeavingFile *file,
                               GvtFileFunc on_chosen,
                               gpointer data,
                               GDestroyNotify free_data);

G_END_DECLS
