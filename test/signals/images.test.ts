import { images } from '../../src/signals/images.ts';
import { signalContract } from '../contract/signal.contract.ts';

signalContract(images);
