import { count, didYouMean, list, sizes } from './words';

/** What can be wrong with a folder of pictures, or with one of them. */
export const pictureMessages = {
  'folder-missing': (a: { folder: string; nearest?: string }) =>
    `There is no folder "${a.folder}". Its path counts from the folder of this spec.${a.nearest ? didYouMean(a.nearest) : ''}`,
  'pictures-not-a-folder': (a: { file: string }) =>
    `"${a.file}" is a file. "pictures" names a folder in which there is a folder of pictures for each class.`,
  'pictures-no-classes': (a: { folder: string }) =>
    `There are no folders in "${a.folder}". Put the pictures of each class into a folder of their own in it: its name is the name of the class.`,
  'pictures-none': (a: { folder: string }) => `There are no pictures in the folders of "${a.folder}": no .png, .jpg or .jpeg.`,
  'pictures-too-many': (a: { folder: string; limit: number }) =>
    `There are more than ${count(a.limit)} files in "${a.folder}". Save so many pictures as arrays, in NumPy's .npz format.`,
  'pictures-no-such-class': (a: { folder: string; name: string; known: readonly string[]; nearest?: string }) =>
    `There is no folder "${a.name}" in "${a.folder}". Its folders are ${list(a.known)}.${a.nearest ? didYouMean(a.nearest) : ''}`,
  'pictures-empty-class': (a: { folder: string; names: readonly string[] }) =>
    `There are no pictures in ${a.names.length > 1 ? 'these folders' : 'this folder'} of "${a.folder}": ${list(a.names)}. A class without pictures is never learned.`,
  'pictures-left-out': (a: { file: string; count: number }) =>
    `${a.count > 1 ? `${count(a.count)} pictures are` : 'A picture is'} left out, such as "${a.file}": only PNG and JPEG are read. Save ${a.count > 1 ? 'them' : 'it'} as PNG.`,
  'pictures-differ': (a: { file: string; found: number[]; first: string; wanted: number[] }) =>
    `"${a.file}" is ${sizes(a.found)} pixels, but "${a.first}" is ${sizes(a.wanted)}. Write "image_size" to bring all pictures to one size.`,
  'picture-format': (a: { file: string; format?: string }) =>
    `"${a.file}" is ${a.format === undefined ? 'no PNG or JPEG picture' : `a ${a.format} picture, whatever its name ends with`}. Save it as PNG.`,
  'picture-unreadable': (a: { file: string; is: 'damaged' | 'cmyk' | 'variant' }) =>
    a.is === 'damaged'
      ? `"${a.file}" is cut short or damaged. Copy or save it again, or remove it.`
      : `"${a.file}" is ${a.is === 'cmyk' ? 'in the four colours of printing (CMYK)' : 'a rare kind of PNG or JPEG that is not read'}. Save it again as an RGB picture in a picture program.`,
  'picture-too-large': (a: { file: string; height: number; width: number }) =>
    `"${a.file}" says it is ${sizes([a.height, a.width])} pixels, more than a picture may have here. Save it smaller.`,
};
