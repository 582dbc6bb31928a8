/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-file-chooser.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* A file that leaves the sealed profile (I10): the person is told what whoever has it can read,
 * chooses where it goes, and is told what came of it. Recording it is for whoever writes it. */
typedef struct
{
  const char *heading; /* "Save the receipt as a file?" */
  const char *body;    /* what it holds, that it is not encrypted, that it is recorded */
  const char *title;   /* of the file dialog */
  const char *name;    /* suggested */
  const char *saved;   /* told once it is written */
} GvtLeavingFile;

/** GvtLeavingFunc: fills in @work, but for its done, so that it writes @data to @path */
typedef void (*GvtLeavingFunc) (GvtSectionPage *page,
                                const char *path,
                                gpointer data,
                                GvtWork *work);

/**
 * gvt_save_leaving_file:
 * @file: its texts are static, as translated ones are
 * @write: called on the main loop once the place is known
 * @data: (transfer full) (nullable): for @write, freed by @free_data
 *
 * Nothing happens when the person thinks better of it at either question, or @page goes; a laptop
 * that was locked meanwhile says so and writes nothing. The workspace is touched at the end.
 */
void gvt_save_leaving_file (GvtSectionPage *page,
                            const GvtLeavingFile *file,
                            GvtLeavingFunc write,
                            gpointer data,
                            GDestroyNotify free_data);

/** gvt_warn_and_choose_file: the two questions alone, for who shows progress while it is written;
 * a laptop that was locked meanwhile says so. The rest is as of gvt_save_leaving_file() */
void gvt_warn_and_choose_file (GvtSectionPage *page,
                               const GvtLeavingFile *file,
                               GvtFileFunc on_chosen,
                               gpointer data,
                               GDestroyNotify free_data);

G_END_DECLS
