/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers, dates and times in text that people read: Indonesian forms, WITA (UTC+8, no summer
 * time), whatever the C locale is. Files and JSON never use these. All return (transfer full). */

char *gvt_text_number (gint64 value);                /* 3964325 → "3.964.325" */
char *gvt_text_decimal (gint64 hundredths);          /* 8250 → "82,50" */
char *gvt_text_percent (gint64 part, gint64 whole);  /* 1, 3 → "33,33%"; whole 0 → "–" */
char *gvt_text_date (const char *iso_date);          /* "2026-11-24" → "24 November 2026" */
char *gvt_text_date_with_day (const char *iso_date); /* → "Selasa, 24 November 2026" */
char *gvt_text_date_time (gint64 at_us);             /* → "24 November 2026, 14.05 WITA" */
char *gvt_text_time (gint64 at_us);                  /* → "14.05" */
char *gvt_text_size (guint64 bytes);                 /* → "1,2 MB" (1 MB = 1,000,000 bytes) */
char *gvt_text_duration (gint64 seconds);            /* 5400 → "1 jam 30 menit" */

/** gvt_date_iso: the WITA calendar date of @at_us, "YYYY-MM-DD", for files and JSON. Returns:
 * (transfer full) */
char *gvt_date_iso (gint64 at_us);
/** gvt_date_is_valid: a real calendar date, strictly "YYYY-MM-DD" */
gboolean gvt_date_is_valid (const char *iso_date);
/** gvt_date_days: days since 1970-01-01 of a valid date */
gint gvt_date_days (const char *iso_date);
/** gvt_date_from_days: Returns: (transfer full): "YYYY-MM-DD" */
char *gvt_date_from_days (gint days);

G_END_DECLS
