/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-random.h"

G_BEGIN_DECLS

/* The words that invented names are made of: the common names and titles of West Nusa Tenggara at
 * the top ranks, then coined words of Sasak, Samawa, Mbojo, Arabic and Balinese sound. Word
 * frequencies follow Zipf's law with exponent 1 over all of them: a word of rank r that only some
 * groups use is drawn so much more often inside these, and coined words are dealt out so that every
 * group's weights add up to the same. Always the same words. Immutable after making, any thread. */
typedef struct _GvtNameWords GvtNameWords;

#define GVT_NAME_N_WORDS 64000

/* Who may bear a word: bits of a mask. */
typedef enum
{
  GVT_NAME_MALE = 1 << 0,
  GVT_NAME_FEMALE = 1 << 1,
  GVT_NAME_BALINESE_MALE = 1 << 2,
  GVT_NAME_BALINESE_FEMALE = 1 << 3,
} GvtNameGroup;

#define GVT_NAME_N_GROUPS 4

/* Where a word stands in a name. */
typedef enum
{
  GVT_NAME_TITLE,       /* before all else, at most one */
  GVT_NAME_ELDER_TITLE, /* the same, for people of some age: Inaq, Haji */
  GVT_NAME_FIRST,       /* first of the given names */
  GVT_NAME_ANY,
  GVT_NAME_DEGREE, /* after all else */
} GvtNamePlace;

typedef struct
{
  const char *text; /* upper case */
  guint8 groups;    /* GvtNameGroup bits */
  guint8 place;     /* GvtNamePlace */
} GvtNameWord;

GvtNameWords *gvt_name_words_new (void);
void gvt_name_words_free (GvtNameWords *self);
const GvtNameWord *gvt_name_words_get (GvtNameWords *self, guint rank_from_0);

/** gvt_name_words_draw: one word as @group would use it */
const GvtNameWord *gvt_name_words_draw (GvtNameWords *self, GvtRandom *random, GvtNameGroup group);

/** gvt_name_draw: replaces @name by a whole invented name; @is_elder allows titles of age */
void gvt_name_draw (
    GvtNameWords *words, GvtRandom *random, GvtNameGroup group, gboolean is_elder, GString *name);

/** gvt_name_is_balinese: whether a household is of the Balinese community, by chance */
gboolean gvt_name_is_balinese (GvtRandom *random);
GvtNameGroup gvt_name_group (gboolean is_balinese, gboolean is_male);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtNameWords, gvt_name_words_free)

G_END_DECLS
