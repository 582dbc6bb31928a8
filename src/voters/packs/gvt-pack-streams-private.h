/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

G_BEGIN_DECLS

/* How gvt_stream_writer_add_ints() wrote what is left of its numbers; two bits. Before it stands
 * the smallest of them, zigzag. */
typedef enum
{
  GVT_INTS_EQUAL,   /* nothing is left, and there is no stream */
  GVT_INTS_BYTES,   /* a byte each */
  GVT_INTS_SYMBOLS, /* a symbol each, and its low bits */
} GvtIntsLayout;

#define GVT_INTS_LAYOUT_BITS 2
#define GVT_INTS_BYTE_LIMIT  256

/* How gvt_stream_writer_add_column() laid its numbers down; two bits. */
typedef enum
{
  GVT_COLUMN_PLAIN,  /* each number */
  GVT_COLUMN_SPARSE, /* u32 count; gaps between the places that are not 0; their numbers less 1 */
  GVT_COLUMN_RUNS, /* u32 count; run lengths less 1; what runs: 0 = the next number never seen yet,
                      else the number plus 1 */
} GvtColumnLayout;

#define GVT_COLUMN_LAYOUT_BITS 2
#define GVT_COLUMN_COUNT_BITS  32

G_END_DECLS
