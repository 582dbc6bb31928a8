/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What may be seen on a ballot paper: marks, in the words of src/learning/README.md. A hole is
 * where it means something, not where it is in millimetres. */

typedef enum
{
  GVT_BALLOT_NUMBER,
  GVT_BALLOT_PHOTO,
  GVT_BALLOT_NAME,
  GVT_BALLOT_LOGO,
  GVT_BALLOT_INSIDE,  /* elsewhere in a column; the only place of the empty column */
  GVT_BALLOT_BORDER,  /* on the line around one column */
  GVT_BALLOT_OUTSIDE, /* in no column and no party's block */
} GvtBallotPlace;

typedef struct
{
  GvtBallotPlace place;
  guint column;        /* of a ballot in columns; else 0 */
  guint party;         /* of a ballot of parties; else 0 */
  guint candidate;     /* of @party; 0 is the party's own place */
  gboolean is_through; /* came through the folded paper when another hole was made */
} GvtBallotHole;

typedef enum
{
  GVT_BALLOT_TOOL_PROVIDED, /* the nail of the polling station */
  GVT_BALLOT_TOOL_OWN,
  GVT_BALLOT_TOOL_TORN,
  GVT_BALLOT_TOOL_BURNT, /* a cigarette's hole too */
} GvtBallotTool;

typedef enum
{
  GVT_BALLOT_RECEIVED_WHOLE,
  GVT_BALLOT_RECEIVED_DAMAGED,
  GVT_BALLOT_RECEIVED_PUNCHED,
} GvtBallotReceived;

/* A candidate who died or was struck off after the final list. */
typedef struct
{
  guint party;
  guint candidate;
} GvtBallotStruckOff;

#define GVT_BALLOT_MAX_HOLES       64
#define GVT_BALLOT_MAX_STRUCK_OFF  64
#define GVT_BALLOT_MAX_MARKS_BYTES (16 * 1024)

typedef struct
{
  gboolean is_signed; /* by the head of the polling station's officers */
  gboolean has_writing;
  GvtBallotTool tool;
  GvtBallotReceived received;
  GArray *holes;      /* of GvtBallotHole */
  GArray *struck_off; /* of GvtBallotStruckOff */
} GvtBallotMarks;

/** gvt_ballot_marks_new: a signed, whole paper without a hole. Not for two threads at once */
GvtBallotMarks *gvt_ballot_marks_new (void);
void gvt_ballot_marks_free (GvtBallotMarks *self);

/** gvt_ballot_marks_parse: scanned strictly; %GVT_ERROR_BAD_INPUT says which member is wrong, in
 * the reader's language. Whether the paper has the places is for gvt_ballot_judge(). Returns:
 * (transfer full) (nullable) */
GvtBallotMarks *gvt_ballot_marks_parse (GBytes *json, GError **error);
/** gvt_ballot_marks_from_json: as gvt_ballot_marks_parse(), for what our scanner passed already */
GvtBallotMarks *gvt_ballot_marks_from_json (JsonObject *json, GError **error);
/** gvt_ballot_marks_to_json: every member, defaults too. Returns: (transfer full) */
JsonObject *gvt_ballot_marks_to_json (const GvtBallotMarks *self);

/** gvt_ballot_marks_add_hole: %FALSE when there are %GVT_BALLOT_MAX_HOLES */
gboolean gvt_ballot_marks_add_hole (GvtBallotMarks *self, const GvtBallotHole *hole);
guint gvt_ballot_marks_get_n_holes (const GvtBallotMarks *self);
const GvtBallotHole *gvt_ballot_marks_get_hole (const GvtBallotMarks *self, guint index);
gboolean gvt_ballot_marks_is_struck_off (const GvtBallotMarks *self, guint party, guint candidate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtBallotMarks, gvt_ballot_marks_free)

G_END_DECLS
