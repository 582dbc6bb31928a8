/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* What leaves the sealed profile by a person's act (I10): a file where he chose. It is written
 * whole or not at all, then file.exported/1 says its form and digest, and which lists stand on it;
 * where it was put is kept on this laptop alone, so that it can be found again and deleted. */

#define GVT_FILE_EXPORTED_KIND "file.exported/1"
#define GVT_FILE_REMOVED_KIND  "file.removed/1"

/* More lists than this do not go into one file. */
#define GVT_EXPORT_MAX_LISTS 400

extern const GvtProjection gvt_exports_projection;

/* A whole list of one village on a paper. */
typedef struct
{
  char *village;
  char *election;
  guint version;
} GvtExportedList;

GvtExportedList *gvt_exported_list_new (const char *village, const char *election, guint version);
void gvt_exported_list_free (GvtExportedList *self);

/* What is written. Zero-initialise; borrows all. */
typedef struct
{
  const char *form;          /* a code: gvt_export_form_words() */
  const GvtId *subject;      /* (nullable): a visit, a worklist */
  const char *place;         /* (nullable): Kemendagri code */
  GPtrArray *lists;          /* (nullable): of #GvtExportedList */
  const GvtEventDraft *also; /* (nullable): recorded in the same transaction */
} GvtExport;

/** gvt_export_write: @content as @path; what cannot be recorded does not stay. The caller has
 * warned whoever chose the place, and judged whether he may. Any thread; blocks */
gboolean gvt_export_write (GvtProfile *profile,
                           const GvtExport *export,
                           GBytes *content,
                           const char *path,
                           GError **error);

/** gvt_export_mark: "Made with Go Vote on laptop 7K3Q by FAS-01, 24 November 2026, 09.00 WITA", for
 * each page and workbook. Returns: (transfer full) (nullable) */
char *gvt_export_mark (GvtProfile *profile, GError **error);

/** gvt_export_form_words: what a file of @form is called. Translated. Returns: (transfer none):
 * @form itself of a newer version's */
const char *gvt_export_form_words (const char *form);

typedef enum
{
  GVT_EXPORT_HERE,    /* a file stands where it was put */
  GVT_EXPORT_AWAY,    /* none does: moved, or its stick is not plugged in */
  GVT_EXPORT_REMOVED, /* deleted from here */
  GVT_EXPORT_UNKNOWN, /* where it was put is not known here, or no longer */
} GvtExportState;

typedef struct
{
  GvtId id;
  char *form;
  char *place;
  char *by; /* user code */
  gint64 at_us;
  GvtHash digest;
  char *path; /* (nullable): in the encoding of file names */
  GvtExportState state;
} GvtExported;

/** gvt_export_state_words: Translated. Returns: (transfer none) */
const char *gvt_export_state_words (GvtExportState state);

/** gvt_exports_list: all of the present user's area, the newest first. Any thread; blocks. Returns:
 * (transfer full) (nullable): of #GvtExported */
GPtrArray *gvt_exports_list (GvtProfile *profile, GError **error);

/** gvt_exports_to_json: [{"id", "form", "place_code", "by", "written_at", "path", "state"}].
 * Returns: (transfer full) */
JsonArray *gvt_exports_to_json (GPtrArray *exports);

/** gvt_exports_remove: deletes the file, if what stands there is what was written, and records it.
 * %GVT_ERROR_NOT_FOUND when there is no file, %GVT_ERROR_STATE when another one stands there: both
 * say so in words, and change nothing. On flash memory a deleted file may be brought back by who
 * has the tools. */
gboolean gvt_exports_remove (GvtProfile *profile, const GvtId *id, GError **error);

/** gvt_exports_newest_lists: what stands on the newest file of @form, and @subject (nullable: of
 * any). @village: (nullable): the newest on which its list stands. Returns: (transfer full)
 * (nullable): of #GvtExportedList, %NULL without error where there is none. @at_us: (out) */
GPtrArray *gvt_exports_newest_lists (GvtProfile *profile,
                                     const char *form,
                                     const GvtId *subject,
                                     const char *village,
                                     gint64 *at_us,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtExportedList, gvt_exported_list_free)

G_END_DECLS
