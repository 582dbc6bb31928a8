/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* JSON of which one member is not as it should be, byte by byte: what no writer of ours makes. */
typedef enum
{
  GVT_CHANGE_ABSENT,
  GVT_CHANGE_EMPTY,       /* "" */
  GVT_CHANGE_LONG,        /* 20,000 letters */
  GVT_CHANGE_NUL_ESCAPED, /* a text with U+0000 */
  GVT_CHANGE_NUL,         /* the byte itself */
  GVT_CHANGE_BAD_UTF8,
  GVT_CHANGE_NULL,
  GVT_CHANGE_TRUTH,
  GVT_CHANGE_NUMBER, /* 7 */
  GVT_CHANGE_TEXT,   /* "x" */
  GVT_CHANGE_ARRAY,  /* [] */
  GVT_CHANGE_OBJECT, /* {} */
  GVT_CHANGE_NEGATIVE,
  GVT_CHANGE_ABOVE_2_53,
  GVT_CHANGE_ABOVE_2_63,
  GVT_CHANGE_ABOVE_2_64,
  GVT_CHANGE_FRACTION,
  GVT_CHANGE_EXPONENT,
  GVT_CHANGE_LEADING_ZERO,
  GVT_CHANGE_DEEP,     /* 64 arrays in each other */
  GVT_CHANGE_REPEATED, /* it stands there twice */
  GVT_N_CHANGES,
  GVT_CHANGE_EXTRA, /* beside it a member that nobody knows: no fault, so it is not among them */
  GVT_CHANGE_NONE,
} GvtChange;

const char *gvt_change_name (GvtChange change);

/** gvt_changed_json: @path: of the member, "prekeys/0/key". Returns: (transfer full) */
GBytes *gvt_changed_json (GBytes *json, const char *path, GvtChange change);
/** gvt_json_paths: Returns: (transfer full) (element-type utf8): of each member of @json, and of
 * the first element of each array of objects */
GPtrArray *gvt_json_paths (GBytes *json);

G_END_DECLS
