/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-name-parts.h"

G_BEGIN_DECLS

/* How well a name that is said fits one that is listed, and why. It never says that two are one
 * person: that is for people to see. */

typedef enum
{
  GVT_MATCH_SAME_LETTERS,  /* a word as it was given */
  GVT_MATCH_FORM,          /* MUH. is MUHAMMAD */
  GVT_MATCH_SOUND,         /* KHADIJAH is heard as HADIJAH */
  GVT_MATCH_NICK,          /* MAT is short for AHMAD */
  GVT_MATCH_INITIAL,       /* M. may be MARYAM */
  GVT_MATCH_PART,          /* UDIN is a part of JAMALUDIN */
  GVT_MATCH_LETTERS,       /* a letter or two are different */
  GVT_MATCH_GLUED,         /* two words written as one */
  GVT_MATCH_ORDER,         /* the words stand in another order */
  GVT_MATCH_MORE_LISTED,   /* the list has words that were not given */
  GVT_MATCH_MORE_GIVEN,    /* not in the list: a word that was given */
  GVT_MATCH_TITLE_LEFT,    /* one of them has no title */
  GVT_MATCH_TITLE_OTHER,   /* their titles differ */
  GVT_MATCH_SEX_OTHER,     /* by its title the name is of the other sex */
  GVT_MATCH_KIN_LEFT,      /* whose wife, husband or child: left aside */
  GVT_MATCH_BIRTH_SAME,    /* born on that day */
  GVT_MATCH_BIRTH_YEAR,    /* born in that year */
  GVT_MATCH_BIRTH_SWAPPED, /* day and month are swapped */
  GVT_MATCH_BIRTH_DIGIT,   /* one digit is different, or two are swapped */
  GVT_MATCH_BIRTH_OTHER,   /* born at another time */
  GVT_MATCH_PLACE,         /* lives where was said */
  GVT_MATCH_PLACE_OTHER,   /* lives elsewhere */
  GVT_MATCH_SAME_NIK,      /* the number that was asked for */
  GVT_MATCH_NIK_DIGITS,    /* the digits that were asked for stand in it */
  GVT_N_MATCH_REASONS,
} GvtMatchCode;

/* @given and @listed are the words that a reason is about; "" where it is about none. */
typedef struct
{
  GvtMatchCode code;
  char given[GVT_NAME_MAX_WORD + 1];
  char listed[GVT_NAME_MAX_WORD + 1];
} GvtMatchReason;

#define GVT_MATCH_MAX_REASONS 12

typedef struct
{
  double score; /* 0: nothing in common, to 1 */
  double heard; /* of it what the words that were given make, whatever else is listed */
  GvtMatchReason reasons[GVT_MATCH_MAX_REASONS];
  guint n_reasons;
} GvtNameMatch;

/** gvt_match_clear: wipes it: the reasons hold words of names */
void gvt_match_clear (GvtNameMatch *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtNameMatch, gvt_match_clear)

/* How often a word (small letters) stands in the lists at hand: rare words tell more, and a word
 * that is a name there is no slip of the pen for another one. */
typedef struct
{
  guint (*count) (const char *word, gpointer user_data);
  gpointer user_data;
  guint n_names;
} GvtWordCounts;

/* What is asked for, and what a row has. */
typedef struct
{
  const char *name;
  const char *birth; /* "YYYY", "YYYY-MM", "YYYY-MM-DD", "" */
  const char *sex;   /* "L", "P" or "" */
} GvtMatchPerson;

/** gvt_name_match: @counts: (nullable). Any thread */
void gvt_name_match (GvtNameMatch *self,
                     const GvtNameRules *rules,
                     const GvtWordCounts *counts,
                     const GvtMatchPerson *given,
                     const GvtMatchPerson *listed);

/** gvt_name_match_parts: the same of names already taken apart; births apart */
void gvt_name_match_parts (GvtNameMatch *self,
                           const GvtNameRules *rules,
                           const GvtWordCounts *counts,
                           const GvtNameParts *given,
                           const GvtNameParts *listed);
/** gvt_match_weigh_person: adds what birth and sex say to a match of names */
void gvt_match_weigh_person (GvtNameMatch *self,
                             const GvtNameParts *given_name,
                             const GvtMatchPerson *given,
                             const GvtMatchPerson *listed);

/** gvt_name_token_fit: how well one word fits another, 0 to 1, and why */
double gvt_name_token_fit (const GvtNameRules *rules,
                           const GvtWordCounts *counts,
                           const GvtNameToken *given,
                           const GvtNameToken *listed,
                           GvtMatchCode *code);
/** gvt_name_token_weight: how much a word tells: from 0.15 for the commonest to 1 */
double gvt_name_token_weight (const GvtWordCounts *counts, const GvtNameToken *token);

/** gvt_match_add_reason: @given, @listed: (nullable) */
void gvt_match_add_reason (GvtNameMatch *self,
                           GvtMatchCode code,
                           const GvtNameToken *given,
                           const GvtNameToken *listed);
/** gvt_match_code_to_text: "same_letters", ...: for programs */
const char *gvt_match_code_to_text (GvtMatchCode code);
/** gvt_match_reason_words: for people, translated. Returns: (transfer full): free with
 * gvt_wipe_free() */
char *gvt_match_reason_words (const GvtMatchReason *reason);
/** gvt_match_describe: all of them in one line, words as they are written in one clause. Returns:
 * (transfer full): free with gvt_wipe_free() */
char *gvt_match_describe (const GvtNameMatch *self);

G_END_DECLS
