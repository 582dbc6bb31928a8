/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-profile.h"

/* A visit with a whole plan, and how its papers are written and read back. */

#define GVT_PAPERS_PLACE "52.02.04.2003"

typedef struct
{
  const char *folder;
  GvtProfile *profile;
  GvtModuleLibrary *library;
  char *path;
  GvtId visit;
} GvtPapersFixture;

void gvt_papers_set_up (GvtPapersFixture *self, gconstpointer data);
void gvt_papers_tear_down (GvtPapersFixture *self, gconstpointer data);
/** gvt_papers_open_class: a class of the visit */
GvtId gvt_papers_open_class (GvtPapersFixture *self, const char *name);
void gvt_papers_count_groups (GvtPapersFixture *self, const GvtId *session, const char *lines);
/** gvt_papers_hold_three_classes: two counted by groups, a third as men and women alone; the first
 * was taught and closed */
void gvt_papers_hold_three_classes (GvtPapersFixture *self);
/** gvt_papers_keep: for people to look at: GVT_TEST_PAPERS names a folder where papers stay */
void gvt_papers_keep (const char *path, const char *name);
/** gvt_papers_read: Returns: (transfer full): what @program (pdftotext, pdfinfo) says of the paper,
 * runs of blanks as one */
char *gvt_papers_read (GvtPapersFixture *self, const char *program);
/** gvt_papers_write_report: Returns: (transfer full): its text */
char *gvt_papers_write_report (GvtPapersFixture *self);
/** gvt_papers_assert_says: fails with @text unless @what stands in it */
void gvt_papers_assert_says (const char *text, const char *what);
