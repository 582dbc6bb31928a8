/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-xlsx-private.h"

#include <string.h>

/* A zip of stored parts, each with its size and checksum before it, as every reader of workbooks
 * takes it. libarchive can write them behind the data only, and there some do not look. */

#define LOCAL_HEADER   0x04034b50u
#define CENTRAL_HEADER 0x02014b50u
#define END_HEADER     0x06054b50u
#define VERSION        20
#define UTF8_NAME      (1u << 11)
#define DAY_ONE        0x21u /* 1980-01-01: the same file on every day */

typedef struct
{
  GByteArray *file;
  GByteArray *directory;
  guint n_parts;
} Zip;

static void
append_16 (GByteArray *bytes, guint value)
{
  const guint16 number = GUINT16_TO_LE ((guint16) value);

  g_byte_array_append (bytes, (const guint8 *) &number, sizeof number);
}

static void
append_32 (GByteArray *bytes, gsize value)
{
  const guint32 number = GUINT32_TO_LE ((guint32) value);

  g_byte_array_append (bytes, (const guint8 *) &number, sizeof number);
}

static void
append_text (GByteArray *bytes, const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

/* The checksum of zip: CRC-32, reflected. */
static guint32
checksum (const char *content)
{
  guint32 sum = 0xffffffffu;

  for (const char *c = content; *c != '\0'; c++)
    {
      sum ^= (guint8) *c;
      for (guint bit = 0; bit < 8; bit++)
        sum = (sum >> 1) ^ (0xedb88320u & (0u - (sum & 1u)));
    }
  return ~sum;
}

/* What both headers of a part say of it, up to its name. */
static void
append_facts (GByteArray *bytes, const char *path, const char *content)
{
  append_16 (bytes, VERSION);
  append_16 (bytes, UTF8_NAME);
  append_16 (bytes, 0); /* stored */
  append_16 (bytes, 0); /* at midnight */
  append_16 (bytes, DAY_ONE);
  append_32 (bytes, checksum (content));
  append_32 (bytes, strlen (content));
  append_32 (bytes, strlen (content));
  append_16 (bytes, (guint) strlen (path));
  append_16 (bytes, 0); /* nothing extra */
}

static void
add_part (Zip *self, const char *path, const char *content)
{
  guint offset = self->file->len;

  append_32 (self->file, LOCAL_HEADER);
  append_facts (self->file, path, content);
  append_text (self->file, path);
  append_text (self->file, content);

  append_32 (self->directory, CENTRAL_HEADER);
  append_16 (self->directory, VERSION);
  append_facts (self->directory, path, content);
  append_16 (self->directory, 0); /* no comment */
  append_16 (self->directory, 0); /* on the first disk */
  append_16 (self->directory, 0);
  append_32 (self->directory, 0); /* a plain file */
  append_32 (self->directory, offset);
  append_text (self->directory, path);
  self->n_parts++;
}

GBytes *
gvt_xlsx_zip (const char *const *parts)
{
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  Zip zip = { file, directory, 0 };
  guint offset;

  for (guint i = 0; parts[i] != NULL; i += 2)
    add_part (&zip, parts[i], parts[i + 1]);

  offset = file->len;
  g_byte_array_append (file, directory->data, directory->len);
  append_32 (file, END_HEADER);
  append_16 (file, 0);
  append_16 (file, 0);
  append_16 (file, zip.n_parts);
  append_16 (file, zip.n_parts);
  append_32 (file, directory->len);
  append_32 (file, offset);
  append_16 (file, 0);
  return g_byte_array_free_to_bytes (file);
}
