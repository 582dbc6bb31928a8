/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a proposal may say about a person: the columns of the voter list, by names of their own that
 * stand in events for ever, and what only a report knows. All of it is personal: it lives in the
 * sealed part alone. */
typedef enum
{
  /* Of the list: these can be proposed to be changed. */
  GVT_FIELD_NIK,         /* 16 digits, well-formed */
  GVT_FIELD_NKK,         /* 16 digits of the family card, well-formed */
  GVT_FIELD_NAME,        /* as on the card, at most 60 letters */
  GVT_FIELD_BIRTH_PLACE, /* at most 60 letters */
  GVT_FIELD_BIRTH_DATE,  /* "YYYY-MM-DD" */
  GVT_FIELD_MARITAL,     /* B, S or P */
  GVT_FIELD_SEX,         /* L or P */
  GVT_FIELD_ADDRESS,     /* street or hamlet, at most 120 letters */
  GVT_FIELD_RT,          /* three digits; fewer are filled up */
  GVT_FIELD_RW,
  GVT_FIELD_DISABILITY, /* a code of GVT_DISABILITY_SCHEME */
  GVT_FIELD_KTP_EL,     /* B, K or S */
  GVT_FIELD_TPS,        /* three digits, not 000 */
  /* Of the report. */
  GVT_FIELD_DEATH_DATE,    /* "YYYY-MM-DD" */
  GVT_FIELD_MOVED_TO,      /* where to, at most 120 letters */
  GVT_FIELD_PHONE,         /* 6 to 20 digits, with + ( ) - and spaces */
  GVT_FIELD_NOTE,          /* at most 500 letters; never a NIK */
  GVT_FIELD_REPORTER_NAME, /* at most 60 letters */
} GvtProposalField;

#define GVT_N_FIELDS      18
#define GVT_N_LIST_FIELDS 13 /* the first ones */

/** gvt_proposal_field_name: "birth_date". Returns: (transfer none) */
const char *gvt_proposal_field_name (GvtProposalField field);
/** gvt_proposal_field_words: "Birth date", for people. Translated. Returns: (transfer none) */
const char *gvt_proposal_field_words (GvtProposalField field);
/** gvt_proposal_field_show: @value as people read it: a date in words, a code beside what it means.
 * What is none of them, as a list may well hold it, stays. Translated. Returns: (transfer full);
 * free with gvt_wipe_free() */
char *gvt_proposal_field_show (GvtProposalField field, const char *value);
/** gvt_proposal_field_from_name: %GVT_ERROR_BAD_INPUT for no field's name */
gboolean gvt_proposal_field_from_name (const char *name, GvtProposalField *field, GError **error);

/**
 * gvt_proposal_field_clean:
 * @typed: what a person wrote or read out
 * @today: "YYYY-MM-DD": dates may not lie behind it
 *
 * Returns: (transfer full) (nullable): @typed as it is kept, without surplus spaces; free with
 *   gvt_wipe_free(). %GVT_ERROR_BAD_INPUT says what is wrong and never repeats @typed.
 */
char *gvt_proposal_field_clean (GvtProposalField field,
                                const char *typed,
                                const char *today,
                                GError **error);

/** gvt_proposal_old_value_clean: as it stands in a list, where it may well be wrong: only its
 * length and characters are judged. Returns: (transfer full) (nullable) */
char *gvt_proposal_old_value_clean (const char *typed, GError **error);

/** gvt_text_holds_nik: whether 16 or more digits stand in a row in free text, separators aside */
gboolean gvt_text_holds_nik (const char *text);

G_END_DECLS
