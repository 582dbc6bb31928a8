/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What birth date and sex say beside a name. */
#include <string.h>

#include "gvt-match-weights.h"
#include "gvt-name-match.h"

/* As GVT_GAIN_DAY and GVT_KEPT_OTHER_BIRTH, of dates that fit in part. */
#define GAIN_YEAR   0.25
#define GAIN_NEARLY 0.1
#define KEPT_NEARLY 0.95

#define DATE_LENGTH 10 /* "YYYY-MM-DD" */

static gboolean
is_swapped (const char *a, const char *b)
{
  return strncmp (a, b, 4) == 0 && strncmp (a + 5, b + 8, 2) == 0 && strncmp (a + 8, b + 5, 2) == 0;
}

/* One digit is another, or two neighbours are swapped. */
static gboolean
is_slip (const char *a, const char *b)
{
  guint n = 0;
  guint places[2] = { 0 };

  for (guint i = 0; i < DATE_LENGTH; i++)
    if (a[i] != b[i])
      {
        if (n == 2)
          return FALSE;
        places[n++] = i;
      }
  return n == 1
         || (n == 2 && places[1] == places[0] + 1 && a[places[0]] == b[places[1]]
             && a[places[1]] == b[places[0]]);
}

static GvtMatchCode
compare_births (const char *given, const char *listed)
{
  gsize length = strlen (given);

  if (strncmp (given, listed, length) == 0)
    return length == DATE_LENGTH ? GVT_MATCH_BIRTH_SAME : GVT_MATCH_BIRTH_YEAR;
  if (length != DATE_LENGTH || strlen (listed) != DATE_LENGTH)
    return GVT_MATCH_BIRTH_OTHER;
  if (is_swapped (given, listed))
    return GVT_MATCH_BIRTH_SWAPPED;
  return is_slip (given, listed) ? GVT_MATCH_BIRTH_DIGIT : GVT_MATCH_BIRTH_OTHER;
}

static void
weigh_birth (GvtNameMatch *self, GvtMatchCode code)
{
  double lacks = 1 - self->score;

  if (code == GVT_MATCH_BIRTH_SAME)
    self->score += GVT_GAIN_DAY * lacks * self->score;
  else if (code == GVT_MATCH_BIRTH_YEAR)
    self->score += GAIN_YEAR * lacks * self->score;
  else if (code == GVT_MATCH_BIRTH_OTHER)
    self->score *= GVT_KEPT_OTHER_BIRTH;
  else
    self->score = KEPT_NEARLY * (self->score + GAIN_NEARLY * lacks * self->score);
}

void
gvt_match_weigh_person (GvtNameMatch *self,
                        const GvtNameParts *given_name,
                        const GvtMatchPerson *given,
                        const GvtMatchPerson *listed)
{
  char sex = given->sex != NULL && *given->sex != '\0' ? *given->sex : given_name->sex;
  char listed_sex = listed->sex != NULL ? *listed->sex : '\0';

  if (strchr ("LP", sex) != NULL && listed_sex != '\0' && strchr ("LP", listed_sex) != NULL
      && sex != listed_sex)
    {
      gvt_match_add_reason (self, GVT_MATCH_SEX_OTHER, NULL, NULL);
      self->score *= GVT_KEPT_NOT_SEX;
    }
  if (given->birth != NULL && *given->birth != '\0' && listed->birth != NULL
      && strlen (listed->birth) >= 4)
    {
      GvtMatchCode code = compare_births (given->birth, listed->birth);

      gvt_match_add_reason (self, code, NULL, NULL);
      weigh_birth (self, code);
    }
}
