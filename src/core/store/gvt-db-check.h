/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"

G_BEGIN_DECLS

/* What the disk did to a database. Each page carries a checksum under the key: a changed byte is
 * found in every page of the file, those that hold nothing now included. Pages that are whole and
 * do not fit together are found by SQLite's own check. */
typedef struct
{
  guint64 n_pages;
  GArray *damaged; /* (nullable) guint64: numbers of pages whose checksum does not fit, from 1 on,
                      ascending */
  char *fault;     /* (nullable): what does not fit together; in English, for the log */
} GvtDbReport;

void gvt_db_report_clear (GvtDbReport *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtDbReport, gvt_db_report_clear)

/** gvt_db_report_is_sound: whether neither is there */
gboolean gvt_db_report_is_sound (const GvtDbReport *self);

/** gvt_db_check: reads the whole file, twice: some 300 MB a second when it is in memory. Others may
 * work on it meanwhile. What is found is no failure of the check. A database that a server keeps
 * has no pages here: its report is empty. @report: (out) */
gboolean gvt_db_check (GvtDb *self, GvtDbReport *report, GError **error);

G_END_DECLS
