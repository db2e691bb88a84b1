//! Writing and reading numbers of any width, one bit after the other, the most significant first.

/// Numbers being written.
#[derive(Default)]
pub struct BitWriter {
    bytes: Vec<u8>,
    /// How many bits of the last byte are still free.
    free: u32,
}

impl BitWriter {
    /// A number in so many bits, of which it needs no more.
    pub fn write(&mut self, number: u32, width: u32) {
        for bit in (0..width).rev() {
            if self.free == 0 {
                self.bytes.push(0);
                self.free = 8;
            }
            self.free -= 1;
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((number >> bit & 1) as u8) << self.free;
            }
        }
    }

    /// A number of any size, small ones in few bits: as many ones as 2 to the power of `width` goes into it, a zero, and the
    /// rest in `width` bits (Rice 1971).
    pub fn write_rice(&mut self, number: u32, width: u32) {
        (0..number >> width).for_each(|_| self.write(1, 1));
        self.write(0, 1);
        self.write(number & ((1 << width) - 1), width);
    }

    /// What was written; the bits after the last number are zero.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Numbers being read.
pub struct BitReader<'a> {
    bytes: &'a [u8],
    /// The next bit.
    at: usize,
}

impl BitReader<'_> {
    /// Reads from the first bit on.
    pub fn new(bytes: &[u8]) -> BitReader<'_> {
        BitReader { bytes, at: 0 }
    }

    /// A number in so many bits, at most 32; none behind the end.
    pub fn read(&mut self, width: u32) -> Option<u32> {
        (0..width).try_fold(0, |number, _| Some(number << 1 | self.bit()?))
    }

    /// A number that was written with [`BitWriter::write_rice`]; none behind the end, or where it is above `most`.
    pub fn read_rice(&mut self, width: u32, most: u32) -> Option<u32> {
        let mut times = 0;
        while self.bit()? == 1 {
            times += 1;
            if times > most >> width {
                return None;
            }
        }
        Some(times << width | self.read(width)?).filter(|number| *number <= most)
    }

    /// Whether nothing is left but the last byte's filling, which is zero.
    pub fn is_at_end(&mut self) -> bool {
        let left = self.bytes.len() * 8 - self.at;
        left < 8 && (0..left).all(|_| self.bit() == Some(0))
    }

    fn bit(&mut self) -> Option<u32> {
        let byte = *self.bytes.get(self.at / 8)?;
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        Some(bit.into())
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_come_back(numbers in vec((0u32..5000, 3u32..9, any::<bool>()), 0..50)) {
            let mut writer = BitWriter::default();
            for (number, width, is_rice) in &numbers {
                if *is_rice { writer.write_rice(*number, *width) } else { writer.write(*number, 13) }
            }
            let bytes = writer.into_bytes();
            let mut reader = BitReader::new(&bytes);
            for (number, width, is_rice) in numbers {
                let read = if is_rice { reader.read_rice(width, 5000) } else { reader.read(13) };
                prop_assert_eq!(read, Some(number));
            }
            prop_assert!(reader.is_at_end());
        }
    }

    #[test]
    fn what_is_not_there_or_too_large_is_not_read() {
        assert_eq!(BitReader::new(&[255]).read(9), None);
        assert_eq!(BitReader::new(&[255; 99]).read_rice(3, 100), None);
        assert_eq!(BitReader::new(&[0b0111_0000]).read_rice(3, 6), None);
        assert_eq!(BitReader::new(&[0b0111_0000]).read_rice(3, 7), Some(7));
        assert!(!BitReader::new(&[0b0111_0000]).is_at_end());
    }
}
