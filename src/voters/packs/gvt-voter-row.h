/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One voter as a line of KPU's working list (domain: Sidalih upload sheet). Every column is text,
 * exactly as the list has it: a pack gives back the same bytes. Borrowed, never %NULL; an empty
 * cell is "". */
typedef enum
{
  GVT_VOTER_DPID,        /* number of the row in the office's system */
  GVT_VOTER_NKK,         /* family card, 16 digits */
  GVT_VOTER_NIK,         /* 16 digits */
  GVT_VOTER_NAME,        /* as on the card, at most 60 letters */
  GVT_VOTER_BIRTH_PLACE, /* TEMPAT LAHIR */
  GVT_VOTER_BIRTH_DATE,  /* "DD|MM|YYYY" */
  GVT_VOTER_MARITAL,     /* B not yet, S married, P has been married */
  GVT_VOTER_SEX,         /* L or P */
  GVT_VOTER_ADDRESS,     /* JALAN/DUSUN */
  GVT_VOTER_RT,          /* three digits */
  GVT_VOTER_RW,          /* three digits */
  GVT_VOTER_DISABILITY,  /* a code of the list's scheme; specific personal data */
  GVT_VOTER_KTP_EL,      /* B, K or S */
  GVT_VOTER_NOTE,        /* KETERANGAN */
  GVT_VOTER_SOURCE,      /* SUMBER DATA: dpt, coklit, ... */
  GVT_VOTER_TPS,         /* polling station of this election, three digits */
} GvtVoterColumn;

#define GVT_VOTER_N_COLUMNS 16

/* UTF-8 without control characters, at most this many bytes a cell. */
#define GVT_VOTER_MAX_CELL 255

/* The cap on one village. */
#define GVT_VOTER_MAX_ROWS 200000

typedef struct
{
  const char *text[GVT_VOTER_N_COLUMNS];
  gboolean is_nik_faulty; /* the centre found that its NIK is none, or another voter's too */
} GvtVoterRow;

/** gvt_voter_column_heading: the column's heading in KPU's sheet, "TEMPAT LAHIR" */
const char *gvt_voter_column_heading (GvtVoterColumn column);

/** gvt_voter_text_problem: Returns: (transfer none) (nullable): why no cell may hold @text,
 * untranslated ("it is not UTF-8"); %NULL when it may */
const char *gvt_voter_text_problem (const char *text);

/** gvt_voter_row_check: every cell present, UTF-8, without control characters, within the cap;
 * %GVT_ERROR_BAD_INPUT names the column and never its content */
gboolean gvt_voter_row_check (const GvtVoterRow *row, GError **error);

gboolean gvt_voter_row_equal (const GvtVoterRow *a, const GvtVoterRow *b);

G_END_DECLS
